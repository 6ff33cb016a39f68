import type { Layer } from "effect"
import { describe } from "vitest"
import { type AuditPorts, auditContract } from "./audit.ts"
import { caseOn } from "./case.ts"
import { type DirectoryPorts, directoryContract } from "./directory.ts"
import { type IdempotencyPorts, idempotencyContract } from "./idempotency.ts"
import { type IdentityPorts, identityContract } from "./identity.ts"
import { type LetterPorts, letterContract } from "./letter.ts"
import { type MailboxPorts, mailboxContract } from "./mailbox.ts"
import { type MainJobPorts, mainJobContract } from "./main-job.ts"
import { type OrganisationPorts, organisationContract } from "./organisation.ts"
import { type ReceiptPorts, receiptContract } from "./receipt.ts"
import { type SendingPorts, sendingContract } from "./sending.ts"
import { type SessionPorts, sessionContract } from "./session.ts"
import { type StagingPorts, stagingContract } from "./staging.ts"
import { type TransactionPorts, transactionContract } from "./transaction.ts"

/** Every port that stores something. */
export type StoragePorts =
  | AuditPorts
  | DirectoryPorts
  | IdempotencyPorts
  | IdentityPorts
  | LetterPorts
  | MailboxPorts
  | MainJobPorts
  | OrganisationPorts
  | ReceiptPorts
  | SendingPorts
  | SessionPorts
  | StagingPorts
  | TransactionPorts

/**
 * What every store of the core's promises, word by word, and the main job on top of it.
 *
 * @param ports builds the store, once.
 * @param concurrent whether two transactions run at the same time.
 */
export const storageContract = (name: string, ports: Layer.Layer<StoragePorts>, concurrent: boolean) => {
  describe(name, () => {
    const on = caseOn(ports)
    transactionContract(on, concurrent)
    identityContract(on)
    sessionContract(on, concurrent)
    mailboxContract(on)
    organisationContract(on)
    directoryContract(on)
    sendingContract(on)
    stagingContract(on)
    letterContract(on)
    receiptContract(on, concurrent)
    idempotencyContract(on, concurrent)
    auditContract(on)
    mainJobContract(on)
  })
}

/** What holds wherever large documents lie: files on their way in, and the main job. */
export const largeDocumentContract = (name: string, ports: Layer.Layer<MainJobPorts | StagingPorts>) => {
  describe(name, () => {
    const on = caseOn(ports)
    stagingContract(on)
    mainJobContract(on)
  })
}
