import { DateTime } from "effect"
import fc from "fast-check"
import { instantAfter } from "../calendar/arbitrary.ts"
import { addDays, addMonths, endOf, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import { foldersIn, hand, placeIn, thingIn } from "../folder/arbitrary.ts"
import type { Folders, InTrash, Thing } from "../folder/index.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import type { Life, Mailbox } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import type { ProviderProfile } from "../policy/index.ts"

/** In the trash since `since`, as the profile counts; seen by its owner from then, or from some time after. */
const inTrashSince = (profile: ProviderProfile, folders: Folders, since: Instant): fc.Arbitrary<InTrash> =>
  fc.record({ from: placeIn(folders), by: hand, seenSince: instantAfter(since) }).map(({ from, by, seenSince }) => {
    const day = addDays(osloDateOf(since), profile.retention.trashDays)
    const seen = addDays(osloDateOf(seenSince), profile.delegation.trashSeenDays)
    const waits = by.as === "delegate"
    return {
      _tag: "InTrash",
      from,
      by,
      since,
      seenSince: waits ? seenSince : since,
      deletionDay: waits && seen > day ? seen : day,
      rule: waits && seen > day ? "ACCESS-4" : "RETAIN-2",
      policy: profile.version
    }
  })

/** A thing of this mailbox that lies in its trash. */
export const trashedThingIn = (profile: ProviderProfile, { mailbox, folders }: Folders): fc.Arbitrary<Thing> =>
  thingIn(mailbox, { mailbox, folders }).chain((thing) =>
    instantAfter(thing.since)
      .chain((since) => inTrashSince(profile, { mailbox, folders }, since))
      .map((lies) => ({ ...thing, lies }))
  )

/** A moment at which something of these may just have happened, or be about to. */
const near = (days: ReadonlyArray<OsloDate>): ReadonlyArray<fc.Arbitrary<Instant>> =>
  days.map((day) =>
    fc
      .constantFrom(-86_400_000, -3_600_000, -1, 0, 1, 3_600_000)
      .map((millis) => DateTime.add(endOf(day), { milliseconds: millis }))
  )

/** What lies in a mailbox, in the trash or not, and a moment to ask about it. */
export interface RetentionScene {
  readonly profile: ProviderProfile
  readonly mailbox: Mailbox
  readonly folders: Folders
  readonly thing: Thing
  readonly at: Instant
}

const daysOf = (thing: Thing, life: Life): ReadonlyArray<OsloDate> => [
  ...(thing.lies._tag === "InTrash" ? [thing.lies.deletionDay] : []),
  ...("deletionDay" in life ? [life.deletionDay] : [])
]

/** The life, moved so that it ends about when the thing's own day does: only then does it matter which is first. */
const lifeNear = (life: Life, thing: Thing): fc.Arbitrary<Life> => {
  if (!("deletionDay" in life) || thing.lies._tag !== "InTrash") return fc.constant(life)
  const { deletionDay } = thing.lies
  return fc.integer({ min: -3, max: 3 }).map((days) => {
    const day = addDays(deletionDay, days)
    const moved = { since: DateTime.subtract(endOf(addMonths(day, -3)), { hours: 12 }), deletionDay: day }
    return life._tag === "Closed" ? { ...life, ...moved } : { ...life, ...moved, before: { _tag: "Active" } }
  })
}

const sceneOf = (mailboxes: fc.Arbitrary<Mailbox>): fc.Arbitrary<RetentionScene> =>
  fc.tuple(profile, mailboxes).chain(([profile, mailbox]) =>
    foldersIn(mailbox).chain((folders) =>
      fc
        .oneof(thingIn(mailbox.id, folders), trashedThingIn(profile, folders))
        .chain((thing) =>
          fc.oneof(fc.constant(mailbox.life), lifeNear(mailbox.life, thing)).map((life) => ({ thing, life }))
        )
        .chain(({ thing, life }) =>
          fc.record({
            profile: fc.constant(profile),
            mailbox: fc.constant({ ...mailbox, life }),
            folders: fc.constant(folders),
            thing: fc.constant(thing),
            at: fc.oneof(instantAfter(thing.since), ...near(daysOf(thing, life)))
          })
        )
    )
  )

/** What lies in a mailbox anywhere in its life. */
export const retentionScene: fc.Arbitrary<RetentionScene> = sceneOf(mailbox)

/** What lies in a mailbox that its owner can look into. */
export const openRetentionScene: fc.Arbitrary<RetentionScene> = sceneOf(
  mailbox.filter(({ life }) => life._tag === "Active" || life._tag === "Deactivated")
)
