import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { ElectronicId, Level, LevelTooLow } from "../../../packages/core/src/identity/index.ts"
import * as core from "../../../packages/core/src/session/index.ts"
import {
  session as anySession,
  device,
  guessCount,
  instant,
  instantAfter,
  proof
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const { GuessCount, Proof, Session } = core

/** A session under one of the profiles, some while after its last use, often about as long as it lives. */
const watched = fc.tuple(profileName, anySession, device).chain(([profile, session, device]) => {
  const { browserIdle, browserAbsolute, mobileLevelIdle } = profileNamed(profile).session
  const soon = fc.constantFrom(browserIdle, browserAbsolute, mobileLevelIdle).map((millis) => millis - 1)
  const known = session.passwordChosenAt
  return fc.record({
    profile: fc.constant(profile),
    session: fc.constant<core.Session>({ ...session, device }),
    passwordChosenAt:
      known === null
        ? fc.option(instant, { freq: 2 })
        : fc.oneof(
            fc.constant(known),
            instantAfter(known).map((at) => DateTime.max(at, known))
          ),
    at: fc.oneof(
      soon.map((milliseconds) => DateTime.add(session.lastUse, { milliseconds })),
      instantAfter(session.lastUse, 3 * browserIdle),
      instantAfter(session.lastUse)
    )
  })
})

const common = ["passord12345", "qwertyqwerty"]
/** Passwords of every length about the limits, in letters that are one character or two. */
const password = fc.oneof(
  fc.constantFrom(...common, "Passord12345", "to fjell og en fjord", "pa\u030a tide pa\u030a tur", "🎣🎣🎣🎣🎣🎣"),
  fc.constantFrom("fjell ", "å", "🎣").chain((part) => fc.nat(130).map((times) => part.repeat(times)))
)

/** Wrong guesses, often as many as are heard, and a moment in their window or about its end. */
const guessed = fc
  .tuple(profileName, fc.integer({ min: 1, max: 20 }), guessCount, fc.integer({ min: -1, max: 1 }), fc.nat())
  .map(([profile, most, { wrong, since }, away, after]) => {
    const { guessWindow } = profileNamed(profile).password
    const millis = after % 2 === 0 ? guessWindow + away : after % (2 * guessWindow)
    const count = { wrong: after % 3 === 0 ? Math.max(0, most + away) : wrong, since }
    return { profile, most, count: after % 7 === 0 ? null : count, at: DateTime.add(since, { milliseconds: millis }) }
  })

const standing = Schema.Struct({ profile: ProfileName, session: Session, at: Instant })

export const session = [
  decision("judgeSession", {
    input: Schema.Struct({ ...standing.fields, passwordChosenAt: Schema.NullOr(Instant) }),
    answer: core.SessionStanding,
    refusal: core.SessionEnded,
    from: watched,
    most: 28,
    decide: ({ profile, session, passwordChosenAt, at }) =>
      core.judgeSession(profileNamed(profile).session, session, passwordChosenAt, at)
  }),
  decision("useSession", {
    input: standing,
    answer: Session,
    from: watched.map(({ profile, session, at }) => ({ profile, session, at })),
    most: 12,
    decide: ({ profile, session, at }) => core.useSession(profileNamed(profile).session, session, at)
  }),
  decision("endedBefore", {
    input: Schema.Struct({ profile: ProfileName, at: Instant }),
    answer: Instant,
    from: fc.record({ profile: profileName, at: instant }),
    most: 8,
    decide: ({ profile, at }) => core.endedBefore(profileNamed(profile).session, at)
  }),
  decision("levelOfProof", {
    input: Schema.Struct({ proof: Proof }),
    answer: Level,
    from: fc.record({ proof }),
    most: 8,
    decide: ({ proof }) => core.levelOfProof(proof)
  }),
  decision("mayRegister", {
    input: Schema.Struct({ proof: Proof }),
    answer: ElectronicId,
    refusal: core.ElectronicIdTooWeak,
    from: fc.record({ proof }),
    most: 10,
    decide: ({ proof }) => core.mayRegister(proof)
  }),
  decision("mayChoosePassword", {
    input: Schema.Struct({ level: Level }),
    answer: Level,
    refusal: LevelTooLow,
    from: fc.record({ level: fc.constantFrom(...Level.literals) }),
    most: 6,
    decide: ({ level }) => core.mayChoosePassword(level)
  }),
  decision("judgePassword", {
    input: Schema.Struct({ profile: ProfileName, password: Schema.String, common: Schema.Array(Schema.String) }),
    answer: Schema.String,
    refusal: core.PasswordRefused,
    from: fc.record({ profile: profileName, password, common: fc.constant(common) }),
    most: 18,
    decide: ({ profile, password, common }) =>
      core.judgePassword(profileNamed(profile).password, password, (one) => common.includes(one))
  }),
  decision("judgeGuess", {
    input: Schema.Struct({
      profile: ProfileName,
      most: Schema.Int,
      count: Schema.NullOr(GuessCount),
      at: Instant
    }),
    answer: Schema.Null,
    refusal: core.TooManyGuesses,
    from: guessed,
    most: 12,
    decide: ({ profile, most, count, at }) =>
      Result.map(core.judgeGuess(profileNamed(profile).password, most, count, at), () => null)
  }),
  decision("afterWrongGuess", {
    input: Schema.Struct({ profile: ProfileName, count: Schema.NullOr(GuessCount), at: Instant }),
    answer: GuessCount,
    from: guessed.map(({ profile, count, at }) => ({ profile, count, at })),
    most: 10,
    decide: ({ profile, count, at }) => core.afterWrongGuess(profileNamed(profile).password, count, at)
  }),
  decision("withoutGuess", {
    input: Schema.Struct({ count: GuessCount, since: Instant }),
    answer: GuessCount,
    from: fc.record({ count: guessCount, later: fc.integer({ min: -1, max: 1 }) }).map(({ count, later }) => ({
      count,
      since: DateTime.add(count.since, { milliseconds: later })
    })),
    most: 6,
    decide: ({ count, since }) => core.withoutGuess(count, since)
  }),
  decision("guessesPassedBefore", {
    input: Schema.Struct({ profile: ProfileName, at: Instant }),
    answer: Instant,
    from: fc.record({ profile: profileName, at: instant }),
    most: 4,
    decide: ({ profile, at }) => core.guessesPassedBefore(profileNamed(profile).password, at)
  })
]
