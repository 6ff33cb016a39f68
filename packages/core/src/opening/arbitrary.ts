import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, osloDateOf } from "../calendar/index.ts"
import { actorIn, grantIn, termsOpening } from "../delegation/arbitrary.ts"
import type { Grant } from "../delegation/index.ts"
import { level, personId } from "../identity/arbitrary.ts"
import { letterIn } from "../letter/arbitrary.ts"
import { mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import type { LetterAct, Reader } from "./index.ts"

export const reader: fc.Arbitrary<Reader> = fc.record({ person: personId, level })

export const letterAct: fc.Arbitrary<LetterAct> = fc.constantFrom(
  "file",
  "trash",
  "putBack",
  "deleteForGood",
  "share",
  "pay"
)

/** A request to open: a profile, a mailbox, a letter in it, somebody who asks, and when. */
export const request = mailbox.chain((mailbox) =>
  fc.record({ profile, mailbox: fc.constant(mailbox), letter: letterIn(mailbox.id), reader, at: instant })
)

/** The same by somebody with grants: some to others or elsewhere, some narrowed, some over. */
export const grantedRequest = request.chain(({ mailbox, letter, reader, ...rest }) =>
  fc.record({
    ...{ profile: fc.constant(rest.profile), mailbox: fc.constant(mailbox), letter: fc.constant(letter) },
    reader: actorIn(mailbox, letter, reader.person),
    at: fc.constant(rest.at)
  })
)

/** A request by the owner of a mailbox that can be looked into, for a letter that is visible. */
export const ownersRequest = openMailbox.chain((mailbox) =>
  letterIn(mailbox.id).chain((letter) =>
    fc.record({
      profile,
      mailbox: fc.constant(mailbox),
      letter: fc.constant(letter),
      reader: fc.record({ person: fc.constant(mailbox.owner.person), level }),
      at: instantAfter(letter.visibleAt)
    })
  )
)

/** The same by a delegate, by a grant that is in force and opens the letter. */
export const delegatesRequest = fc
  .tuple(ownersRequest, personId)
  .filter(([{ mailbox }, person]) => mailbox.owner.person !== person)
  .chain(([{ profile, mailbox, letter, at }, person]) =>
    fc
      .tuple(
        grantIn(mailbox, letter, fc.constant(person)).filter(({ kind }) => kind._tag !== "Estate"),
        termsOpening(letter),
        fc.option(fc.nat(40)),
        level
      )
      .chain(([given, terms, days, level]) =>
        instantAfter(given.since.epochMilliseconds > at.epochMilliseconds ? given.since : at).map((at) => {
          const endDay = days === null ? null : addDays(osloDateOf(at), days)
          const grant: Grant = { ...given, terms: { ...terms, endDay }, state: { _tag: "Given" } }
          const reader = { person, level, grants: [grant] } satisfies Reader
          return { profile, mailbox, letter: { ...letter, recipientOnly: false }, reader, grant, at }
        })
      )
  )
