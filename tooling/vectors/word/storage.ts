import { Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import { SenderKind } from "../../../packages/core/src/organisation/index.ts"
import { Bytes } from "../../../packages/core/src/policy/index.ts"
import {
  buy,
  commit,
  counted,
  DocumentTooLarge,
  Origin,
  ReservationExceeded,
  ReservationId,
  receive,
  reserve,
  SpaceBought,
  SpaceNotReserved,
  SpaceReserved,
  SpaceTaken,
  SpaceUsed,
  StorageAccount,
  StorageFull,
  spaceOf
} from "../../../packages/core/src/storage/index.ts"
import {
  instantOn,
  origin,
  reservationId,
  senderKind,
  spaceRequest,
  storageAccount,
  storedBytes
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const asked = storageAccount.chain((account) =>
  fc.record({
    profile: profileName,
    account: fc.constant(account),
    id: fc.oneof(reservationId, ...account.reservations.map(({ id }) => fc.constant(id))),
    request: spaceRequest,
    bytes: fc.oneof(storedBytes, ...account.reservations.map(({ bytes }) => fc.constant(bytes))),
    at: instantOn(account)
  })
)

export const storage = [
  decision("spaceOf", {
    input: Schema.Struct({ profile: ProfileName, account: StorageAccount, at: Instant }),
    answer: Schema.Struct({ limit: Bytes, used: Bytes, reserved: Bytes, left: Bytes }),
    from: asked.map(({ profile, account, at }) => ({ profile, account, at })),
    most: 16,
    decide: ({ profile, account, at }) => spaceOf(profileNamed(profile).storage, account, at)
  }),
  decision("reserve", {
    input: Schema.Struct({
      profile: ProfileName,
      account: StorageAccount,
      request: Schema.Struct({ id: ReservationId, purpose: Schema.Literals(["upload", "sentCopy"]), bytes: Bytes }),
      at: Instant
    }),
    answer: SpaceReserved,
    refusal: Schema.Union([StorageFull, DocumentTooLarge]),
    from: asked.map(({ profile, account, request, id, at }) => ({ profile, account, request: { ...request, id }, at })),
    decide: ({ profile, account, request, at }) => reserve(profileNamed(profile), account, request, at)
  }),
  decision("commit", {
    input: Schema.Struct({ account: StorageAccount, id: ReservationId, bytes: Bytes, at: Instant }),
    answer: SpaceUsed,
    refusal: Schema.Union([SpaceNotReserved, ReservationExceeded]),
    from: asked.map(({ account, id, bytes, at }) => ({ account, id, bytes, at })),
    most: 18,
    decide: ({ account, id, bytes, at }) => commit(account, id, bytes, at)
  }),
  decision("counted", {
    input: Schema.Struct({ origin: Origin, bytes: Bytes }),
    answer: Bytes,
    from: fc.record({ origin, bytes: storedBytes }),
    most: 12,
    decide: ({ origin, bytes }) => counted(origin, bytes)
  }),
  decision("buy", {
    input: Schema.Struct({ account: StorageAccount, bytes: Bytes, until: Schema.NullOr(OsloDate), at: Instant }),
    answer: SpaceBought,
    from: asked.map(({ account, bytes, at }) => ({ account, bytes, until: osloDateOf(at), at })),
    most: 3,
    decide: ({ account, bytes, until, at }) => buy(account, bytes, until, at)
  }),
  decision("receive", {
    input: Schema.Struct({ account: StorageAccount, sender: SenderKind, bytes: Bytes, at: Instant }),
    answer: SpaceTaken,
    from: fc.tuple(asked, senderKind).map(([{ account, bytes, at }, sender]) => ({ account, sender, bytes, at })),
    most: 8,
    decide: ({ account, sender, bytes, at }) => receive(account, sender, bytes, at)
  })
]
