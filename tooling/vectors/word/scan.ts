import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { DocumentId } from "../../../packages/core/src/letter/index.ts"
import { RefusalReason } from "../../../packages/core/src/receipt/index.ts"
import {
  awaitsScan,
  handBackTurn,
  judgeScan,
  putOffTurn,
  renewTurn,
  ScanAnswer,
  ScanTurn,
  takeTurn
} from "../../../packages/core/src/scan/index.ts"
import { filesOf, Sending, SendingCleared, SendingRefused } from "../../../packages/core/src/sending/index.ts"
import { acceptedSending, instantAfter, scanAnswer, scanTurn, sending } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

/** An accepted sending and what was heard of its files: often of each, often that it is clean. */
const scanned = acceptedSending.chain((sending) => {
  const files = filesOf(sending)
  const clean = fc.constant<ScanAnswer>({ _tag: "Clean" })
  const heard: fc.Arbitrary<ScanAnswer | null> = fc.oneof(clean, clean, clean, fc.option(scanAnswer))
  const since = sending.state._tag === "Accepted" ? sending.state.at : sending.openedAt
  return fc.record({
    profile: profileName,
    sending: fc.constant(sending),
    answers: fc.array(heard, { minLength: files.length, maxLength: files.length }).map((heard) =>
      heard.flatMap((answer, index) => {
        const document = files[index]?.document
        return answer === null || document === undefined ? [] : [{ document, answer }]
      })
    ),
    at: instantAfter(since, 7 * 86_400_000)
  })
})

/** A turn, and a moment some seconds before or after it comes. */
const atTurn = fc
  .tuple(profileName, scanTurn, fc.nat(12), fc.integer({ min: -5, max: 5 }))
  .map(([profile, { tries, dueAt }, few, away]) => ({
    profile,
    turn: { tries: tries % 2 === 0 ? tries : few, dueAt },
    at: DateTime.add(dueAt, { seconds: away })
  }))
const TurnAt = Schema.Struct({ profile: ProfileName, turn: ScanTurn, at: Instant })

export const scan = [
  decision("judgeScan", {
    input: Schema.Struct({
      profile: ProfileName,
      sending: Sending,
      answers: Schema.Array(Schema.Struct({ document: DocumentId, answer: ScanAnswer })),
      at: Instant
    }),
    answer: Schema.NullOr(
      Schema.Struct({
        event: Schema.Union([SendingCleared, SendingRefused]),
        reason: Schema.NullOr(RefusalReason)
      })
    ),
    from: scanned,
    most: 16,
    decide: ({ profile, sending, answers, at }) =>
      judgeScan(
        profileNamed(profile).scan,
        sending,
        new Map(answers.map(({ document, answer }) => [document, answer])),
        at
      )
  }),
  decision("awaitsScan", {
    input: Schema.Struct({ sending: Sending }),
    answer: Schema.Boolean,
    from: fc.oneof(sending, acceptedSending).map((sending) => ({ sending })),
    most: 8,
    decide: ({ sending }) => awaitsScan(sending)
  }),
  decision("takeTurn", {
    input: TurnAt,
    answer: Schema.NullOr(ScanTurn),
    from: atTurn,
    most: 14,
    decide: ({ profile, turn, at }) => takeTurn(profileNamed(profile).scan, turn, at)
  }),
  decision("renewTurn", {
    input: TurnAt,
    answer: ScanTurn,
    from: atTurn,
    most: 6,
    decide: ({ profile, turn, at }) => renewTurn(profileNamed(profile).scan, turn, at)
  }),
  decision("putOffTurn", {
    input: TurnAt,
    answer: ScanTurn,
    from: atTurn,
    most: 8,
    decide: ({ profile, turn, at }) => putOffTurn(profileNamed(profile).scan, turn, at)
  }),
  decision("handBackTurn", {
    input: Schema.Struct({ turn: ScanTurn, at: Instant }),
    answer: ScanTurn,
    from: atTurn.map(({ turn, at }) => ({ turn, at })),
    most: 4,
    decide: ({ turn, at }) => handBackTurn(turn, at)
  })
]
