import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LogEntry } from "./audit/index.ts"
import { Batch } from "./batch/index.ts"
import { Instant, OsloDate } from "./calendar/index.ts"
import { Case } from "./case/index.ts"
import { RegisteredPerson } from "./channel/index.ts"
import { Contact, ContactAddress, PersonContact } from "./contact/index.ts"
import { Grant } from "./delegation/index.ts"
import { DeliveryOutcome } from "./delivery/index.ts"
import { Blocklist, LookupResult, RecipientQuery } from "./directory/index.ts"
import { Folders, Thing } from "./folder/index.ts"
import { IdempotencyKey, KeyRecord } from "./idempotency/index.ts"
import { Integration, NationalId, OrganisationNumber, Person } from "./identity/index.ts"
import { AccountNumber, Invoice, InvoiceDetails, Kid, ShownInvoice } from "./invoice/index.ts"
import { Kontroll } from "./kontroll/index.ts"
import { Letter } from "./letter/index.ts"
import { Logo } from "./logo/index.ts"
import { Mailbox } from "./mailbox/index.ts"
import { Migration } from "./migration/index.ts"
import {
  Destination,
  Message,
  MessagePlanned,
  OrganisationSettings,
  PersonSettings,
  Wording
} from "./notification/index.ts"
import { Account, Organisation, Sender } from "./organisation/index.ts"
import { ProviderProfile } from "./policy/index.ts"
import { LetterCharged, Price, PriceList, Statement } from "./price/index.ts"
import { Addressee, PdfFacts, PrintFault, PrintIfUnread, PrintOrder } from "./print/index.ts"
import { SenderEvent } from "./receipt/index.ts"
import { Refusal } from "./refusal/index.ts"
import { RequestCount, Requester } from "./request/index.ts"
import { RuleId } from "./rule/index.ts"
import { filesOf, Sending, SendingRequest } from "./sending/index.ts"
import { GuessCount, Session } from "./session/index.ts"
import { StorageAccount } from "./storage/index.ts"
import * as make from "./testing.ts"
import { writtenAs } from "./written.arbitrary.ts"

const valid: ReadonlyArray<readonly [string, fc.Arbitrary<unknown>, Schema.Schema<unknown>]> = [
  ["instant", make.instant, Instant],
  ["any instant", make.anyInstant, Instant],
  ["day", make.osloDate, OsloDate],
  ["national id", make.nationalId, NationalId],
  ["organisation number", make.organisationNumber, OrganisationNumber],
  ["person", make.person, Person],
  ["integration", make.integration, Integration],
  ["session", make.session, Session],
  ["guess count", make.guessCount, GuessCount],
  ["organisation", make.organisation, Organisation],
  ["sender", make.sender, Sender],
  ["account", make.account, Account],
  ["logo", make.logo, Logo],
  ["registered person", make.registeredPerson, RegisteredPerson],
  ["migration", make.migration, Migration],
  ["kontroll", make.kontroll, Kontroll],
  ["profile", make.profile, ProviderProfile],
  ["mailbox", make.mailbox, Mailbox],
  ["message planned", make.messagePlanned, MessagePlanned],
  ["message", make.message, Message],
  ["wording", make.wording, Wording],
  ["destination", make.destination, Destination],
  ["person's settings", make.personSettings, PersonSettings],
  ["organisation's settings", make.organisationSettings, OrganisationSettings],
  ["contact address", make.contactAddress, ContactAddress],
  ["contact", make.contact, Contact],
  ["person's contact", make.personContact, PersonContact],
  ["case", make.caseFile, Case],
  ["grant", make.grant, Grant],
  ["letter", make.letter, Letter],
  ["recipient query", make.recipientQuery, RecipientQuery],
  ["batch", make.batch, Batch],
  ["blocklist", make.blocklist, Blocklist],
  ["lookup result", make.lookupResult, LookupResult],
  ["sending request", make.sendingRequest, SendingRequest],
  ["sending", make.sending, Sending],
  ["folders", make.folders, Folders],
  ["thing", make.thing, Thing],
  ["storage account", make.storageAccount, StorageAccount],
  ["addressee", make.addressee, Addressee],
  ["PDF facts", make.pdfFacts, PdfFacts],
  ["print fault", make.printFault, PrintFault],
  ["print order", make.printOrder, PrintOrder],
  ["print if unread", make.printIfUnread, PrintIfUnread],
  ["price list", make.priceList, PriceList],
  ["price", make.price, Price],
  ["charge", make.letterCharged, LetterCharged],
  ["statement", make.statement, Statement],
  ["account number", make.accountNumber, AccountNumber],
  ["KID", make.kid, Kid],
  ["invoice details", make.invoiceDetails, InvoiceDetails],
  ["invoice", make.invoice, Invoice],
  ["shown invoice", make.shownInvoice, ShownInvoice],
  ["delivery outcome", make.deliveryOutcome, DeliveryOutcome],
  ["sender event", make.senderEvent, SenderEvent],
  ["idempotency key", make.idempotencyKey, IdempotencyKey],
  ["key record", make.keyRecord, KeyRecord],
  ["requester", make.requester, Requester],
  ["request count", make.requestCount, RequestCount],
  ["log entry", make.logEntry, LogEntry],
  ["refusal", make.refusal, Refusal],
  ["rule", make.ruleId, RuleId]
]

describe("generators", () => {
  it.each(valid)(
    "%s: makes only what the schema takes, and it survives being written and read",
    (_, arbitrary, schema) => {
      const { again } = writtenAs(schema)
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(Schema.is(schema)(value)).toBe(true)
          expect(again(value)).toEqual(value)
        })
      )
    }
  )

  it.each(valid)("%s: of what is written no part can be left out, nor be something else", (_, arbitrary, schema) => {
    const { takenBroken } = writtenAs(schema)
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(takenBroken(value)).toEqual([])
      })
    )
  })

  it("letter: what was opened was visible first, and confirmed first where that was asked for", () => {
    fc.assert(
      fc.property(make.letter, ({ visibleAt, openedAt, confirmedAt, asksConfirmation }) => {
        if (openedAt !== null) expect(DateTime.isGreaterThanOrEqualTo(openedAt, confirmedAt ?? visibleAt)).toBe(true)
        if (openedAt !== null && asksConfirmation) expect(confirmedAt).not.toBeNull()
        if (!asksConfirmation) expect(confirmedAt).toBeNull()
      })
    )
  })

  it("sending: what is accepted has all its files, and no two files share an id", () => {
    fc.assert(
      fc.property(make.sending, (sending) => {
        const ids = filesOf(sending).map((file) => file.document)
        expect(new Set(ids).size).toBe(ids.length)
        if (["Accepted", "Delivered", "Refused"].includes(sending.state._tag)) {
          expect(filesOf(sending).every((file) => file.received)).toBe(true)
        }
      })
    )
  })
})
