import type { Decision } from "./decision.ts"
import { audit } from "./word/audit.ts"
import { batch } from "./word/batch.ts"
import { calendar } from "./word/calendar.ts"
import { cases } from "./word/case.ts"
import { caseDecisions, caseGrants } from "./word/case-grant.ts"
import { channel } from "./word/channel.ts"
import { contact } from "./word/contact.ts"
import { delegation } from "./word/delegation.ts"
import { grants } from "./word/delegation-grant.ts"
import { delivery } from "./word/delivery.ts"
import { directory } from "./word/directory.ts"
import { dispatch } from "./word/dispatch.ts"
import { folder } from "./word/folder.ts"
import { things } from "./word/folder-thing.ts"
import { idempotency } from "./word/idempotency.ts"
import { identity } from "./word/identity.ts"
import { invoice } from "./word/invoice.ts"
import { kontroll } from "./word/kontroll.ts"
import { logo } from "./word/logo.ts"
import { mailbox } from "./word/mailbox.ts"
import { migration } from "./word/migration.ts"
import { notification } from "./word/notification.ts"
import { opening } from "./word/opening.ts"
import { organisation } from "./word/organisation.ts"
import { price } from "./word/price.ts"
import { print } from "./word/print.ts"
import { request } from "./word/request.ts"
import { retention } from "./word/retention.ts"
import { scan } from "./word/scan.ts"
import { sending } from "./word/sending.ts"
import { persons } from "./word/sending-person.ts"
import { session } from "./word/session.ts"
import { storage } from "./word/storage.ts"

/** The functions that have vectors, by the name of their file: their word, or that and what they do, where there are many. */
export const words: Readonly<Record<string, ReadonlyArray<Decision>>> = {
  audit,
  batch,
  calendar,
  case: cases,
  "case-decision": caseDecisions,
  "case-grant": caseGrants,
  channel,
  contact,
  delegation,
  "delegation-grant": grants,
  delivery,
  directory,
  dispatch,
  folder,
  "folder-thing": things,
  idempotency,
  identity,
  invoice,
  kontroll,
  logo,
  mailbox,
  migration,
  notification,
  opening,
  organisation,
  price,
  print,
  request,
  retention,
  scan,
  sending,
  "sending-person": persons,
  session,
  storage
}

/** The word whose functions are in a file. */
export const wordOf = (file: string): string => file.replace(/-.*/u, "")
