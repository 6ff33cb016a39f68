import type { OrganisationNumber } from "@postkasse/core/identity"
import type { DocumentId, SendingId } from "@postkasse/core/letter"
import { Bytes } from "@postkasse/core/policy"
import { type Addressed, type Staged, Staging } from "@postkasse/core/sending"
import { DateTime, Effect } from "effect"
import { fresh } from "./fresh.ts"
import { inOrganisation } from "./within.ts"

/** When what is staged by these tests expires: long before anything of another test does. */
export const expiry = DateTime.makeUnsafe("1990-01-01T00:00:00Z")

/** Some bytes, told apart by their seed. */
export const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 7) % 251)

/** A stream of the bytes in chunks of this size. */
export async function* inChunks(bytes: Uint8Array, size = 16_384): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

/** An attempt at a file, begun. */
export const begin = Effect.fnUntraced(function* (
  organisation: OrganisationNumber,
  sending: SendingId,
  document: DocumentId
) {
  const staging = yield* Staging
  const staged: Staged = { organisation, sending, document, attempt: fresh.attempt() }
  yield* inOrganisation(organisation, staging.begin(staged, expiry))
  return staged
})

/** A file in its place: begun, written and linked. */
export const link = Effect.fnUntraced(function* (
  organisation: OrganisationNumber,
  sending: SendingId,
  document: DocumentId,
  to: Addressed,
  bytes: Uint8Array
) {
  const staging = yield* Staging
  const staged = yield* begin(organisation, sending, document)
  yield* staging.write(staged, to, inChunks(bytes), Bytes.make(bytes.byteLength))
  yield* inOrganisation(organisation, staging.link(staged))
  return staged
})
