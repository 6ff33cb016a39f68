import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { level, personId } from "../identity/arbitrary.ts"
import { letterIn } from "../letter/arbitrary.ts"
import { mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import type { Reader } from "./index.ts"

export const reader: fc.Arbitrary<Reader> = fc.record({ person: personId, level })

/** A request to open: a profile, a mailbox, a letter in it, somebody who asks, and when. */
export const request = mailbox.chain((mailbox) =>
  fc.record({ profile, mailbox: fc.constant(mailbox), letter: letterIn(mailbox.id), reader, at: instant })
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
