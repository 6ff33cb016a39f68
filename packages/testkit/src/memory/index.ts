import type { Mailbox } from "@postkasse/core/mailbox"
import { Policy, type ProviderProfile } from "@postkasse/core/policy"
import { MalwareScanner } from "@postkasse/core/scan"
import type { SendingRef } from "@postkasse/core/sending"
import { Identifiers } from "@postkasse/core/transaction"
import { Effect, Layer } from "effect"
import { v7 } from "uuid"
import { memoryAccessLog } from "./audit.ts"
import { memoryContent } from "./content.ts"
import { memoryIdempotencyKeys } from "./idempotency.ts"
import { memoryClaims, memoryPeople } from "./identity.ts"
import { memoryMailboxes } from "./mailbox.ts"
import { memoryOrganisations } from "./organisation.ts"
import { memoryEventLog, memoryEventOutbox } from "./receipt.ts"
import { memorySeal } from "./seal.ts"
import { memoryGuesses, memorySessions } from "./session.ts"
import { memoryTransactor, table } from "./store.ts"

export { memorySeal, sealKey, sealVerifier } from "./seal.ts"

/** UUIDv7 of the machine's clock, in the order they were asked for. */
export const identifiers: Layer.Layer<Identifiers> = Layer.succeed(Identifiers, { next: Effect.sync(() => v7()) })

/** No malware scanner: what was accepted is delivered unseen. */
export const noScanner: Layer.Layer<MalwareScanner> = Layer.succeed(MalwareScanner, { scan: null })

/** Every port of the core that stores something, in memory, and no scanner: a store of its own each time it is built. */
export const memoryPorts = (profile: ProviderProfile) => {
  const waiting = table<SendingRef>("delivery-outbox")
  const mailboxes = table<Mailbox>("mailbox")
  return Layer.mergeAll(
    memoryTransactor,
    identifiers,
    noScanner,
    memoryPeople(),
    memorySessions(),
    memoryGuesses(),
    memoryMailboxes(mailboxes),
    memoryOrganisations(),
    memoryContent(waiting, mailboxes),
    memoryEventOutbox(),
    memoryEventLog(waiting),
    memoryIdempotencyKeys(),
    memoryAccessLog(),
    memorySeal
  ).pipe(Layer.provideMerge(Layer.mergeAll(memoryClaims(), Layer.succeed(Policy, profile))))
}
