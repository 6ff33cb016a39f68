import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { DeliveryRefused, deliver, LetterDelivered } from "../../../packages/core/src/delivery/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import { Sending } from "../../../packages/core/src/sending/index.ts"
import { clearedSending, instant, instantAfter, mailbox } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const arrives = clearedSending.chain((sending) =>
  fc.record({
    profile: profileName,
    mailbox: fc.option(
      mailbox.map((mailbox) => ({ ...mailbox, id: sending.recipient })),
      { freq: 9 }
    ),
    sending: fc.constant(sending),
    at: fc.oneof(instantAfter(sending.openedAt), sending.visibleAt === null ? instant : instantAfter(sending.visibleAt))
  })
)

export const delivery = [
  decision("deliver", {
    input: Schema.Struct({ profile: ProfileName, mailbox: Schema.NullOr(Mailbox), sending: Sending, at: Instant }),
    answer: LetterDelivered,
    refusal: DeliveryRefused,
    from: arrives,
    most: 16,
    decide: ({ profile, mailbox, sending, at }) => deliver(profileNamed(profile), mailbox, sending, at)
  })
]
