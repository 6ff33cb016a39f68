import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { electronicId, electronicLevel, personId } from "../identity/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Device, type GuessCount, type Proof, type Session, SessionId } from "./index.ts"

export const sessionId: fc.Arbitrary<SessionId> = fc.uuid({ version: 7 }).map((id) => SessionId.make(id))
export const device: fc.Arbitrary<Device> = fc.constantFrom(...Device.literals)

export const proof: fc.Arbitrary<Proof> = fc.oneof(
  fc.record({
    _tag: fc.constant("ElectronicLogin" as const),
    level: electronicLevel,
    electronicId: fc.option(electronicId)
  }),
  fc.record({ _tag: fc.constant("DroppedLogin" as const), electronicId: fc.option(electronicId) }),
  fc.constant({ _tag: "PasswordLogin" as const })
)

const day = 86_400_000

/** A session last used at or after its start. */
export const session: fc.Arbitrary<Session> = instant.chain((startedAt) =>
  fc.record({
    id: sessionId,
    person: personId,
    device,
    proof,
    startedAt: fc.constant(startedAt),
    lastUse: fc.oneof(instantAfter(startedAt, 9 * 3_600_000), instantAfter(startedAt, 70 * day)),
    passwordChosenAt: fc.option(instant)
  })
)

/** A session on this device under some policy, and a moment after its last use, often near one of its limits. */
export const watchedSession = (device: Device) =>
  fc.tuple(profile, session).chain(([{ session: policy }, session]) =>
    fc.record({
      policy: fc.constant(policy),
      session: fc.constant<Session>({ ...session, device }),
      at: fc.oneof(instantAfter(session.lastUse, 3 * policy.browserIdle), instantAfter(session.lastUse))
    })
  )

export const guessCount: fc.Arbitrary<GuessCount> = fc.record({
  wrong: fc.integer({ min: 1, max: 30 }),
  since: instant
})
