/**
 * What somebody has besides what lies open to them: a letter that is to come, mailboxes that have ended, sendings that lapsed.
 *
 * @module
 */
import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { close, deleteAgain, type LifeEvent, type Mailbox, Mailboxes, MailboxId } from "@postkasse/core/mailbox"
import { Policy } from "@postkasse/core/policy"
import { evolve, lapse, Sendings } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Result } from "effect"
import { v7 } from "uuid"
import { begin, file, integratorOf, requestTo, type World } from "../world.ts"
import { people, senders } from "./caller.ts"
import { addressed, ownerOf, settle } from "./recipient.ts"
import { type Held, type Holdings, lettersHeld, sendingHeld } from "./target.ts"

/**
 * A letter *to come* is not visible yet (FIELD-6). A mailbox that is *closed* can be reopened; one that is *due* is deleted
 * when the job comes by, and one that is *deleted* was (LIFE-3). A sending whose files never came has *lapsed*.
 */
export type Beside = "to come" | "closed" | "due" | "deleted" | "lapsed" | "another's lapsed"

/** Gives the first person and sender all of these. */
export const settleBeside = async (world: World): Promise<Readonly<Record<Beside, Held>>> => {
  const visibleAt = DateTime.formatIso(DateTime.add(await world.runtime.runPromise(DateTime.now), { days: 1 }))
  return {
    "to come": await lettersHeld(world, "mine", { visibleAt }),
    closed: await ended(world, "123", (mailbox) => closing(mailbox, { days: 1 })),
    due: await ended(world, "124", (mailbox) => closing(mailbox, { days: 365 })),
    deleted: await ended(world, "125", (mailbox) =>
      Effect.map(DateTime.now, (at) => deleteAgain(mailbox, at) ?? unchanged())
    ),
    lapsed: await lapsed(world, "mine"),
    "another's lapsed": await lapsed(world, "others")
  }
}

/** Another mailbox of the first person's, with a letter in it, in whose life this has happened then. */
const ended = async (
  world: World,
  digits: string,
  event: (mailbox: Mailbox) => Effect.Effect<LifeEvent, never, Policy>
): Promise<Held> => {
  const mailbox = await world.runtime.runPromise(
    Effect.gen(function* () {
      const owner = yield* ownerOf(world, people.mine)
      return yield* settle({ owner, id: MailboxId.make(v7()), address: addressed(digits), visible: true }, [])
    })
  )
  const letter = await lettersHeld(world, "mine", {
    recipient: { _tag: "MailboxAddress", mailboxAddress: mailbox.address }
  })
  await world.runtime.runPromise(
    Effect.gen(function* () {
      const mailboxes = yield* Mailboxes
      const happened = yield* event(mailbox)
      yield* (yield* Transactor).within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.record(mailbox, happened))
    })
  )
  return { "mailboxes/{mailbox}": mailbox.id, ...letter }
}

const closing = Effect.fnUntraced(function* (mailbox: Mailbox, ago: { readonly days: number }) {
  const { owner } = mailbox
  const at = DateTime.subtract(yield* DateTime.now, ago)
  return Result.getOrThrow(close(yield* Policy, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at))
})

const lapsed = async (world: World, who: keyof Holdings): Promise<Held> => {
  const begun = await begin(await integratorOf(world, senders[who]), requestTo(people[who], [file("Hei")]))
  const number = OrganisationNumber.make(senders[who].number)
  await world.runtime.runPromise(
    Effect.gen(function* () {
      const sendings = yield* Sendings
      const lapsing = Effect.gen(function* () {
        const sending = (yield* sendings.lock(number, SendingId.make(begun.id))) ?? unchanged()
        const event = sending.state._tag === "Open" ? lapse(sending, sending.state.lapsesAt) : null
        yield* sendings.record(evolve(sending, event ?? unchanged()), event ?? unchanged())
      })
      yield* (yield* Transactor).within({ _tag: "Organisation", number }, lapsing)
    })
  )
  return sendingHeld(begun)
}

const unchanged = (): never => {
  throw new Error("Nothing has ended")
}
