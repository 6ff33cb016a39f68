/**
 * Every refusal and every message in Bokmål.
 *
 * @module
 */
import type { RefusalTexts } from "../model.ts"
import { audit } from "./audit.ts"
import { batch } from "./batch.ts"
import { cases } from "./case.ts"
import { channel } from "./channel.ts"
import { contact } from "./contact.ts"
import { delegation } from "./delegation.ts"
import { directory } from "./directory.ts"
import { folder } from "./folder.ts"
import { idempotency } from "./idempotency.ts"
import { identity } from "./identity.ts"
import { invoice } from "./invoice.ts"
import { kontroll } from "./kontroll.ts"
import { logo } from "./logo.ts"
import { mailbox } from "./mailbox.ts"
import { migration } from "./migration.ts"
import { notification } from "./notification.ts"
import { opening } from "./opening.ts"
import { organisation } from "./organisation.ts"
import { price } from "./price.ts"
import { print } from "./print.ts"
import { request } from "./request.ts"
import { sending } from "./sending.ts"
import { session } from "./session.ts"
import { storage } from "./storage.ts"

export { messages } from "./notification.ts"

export const refusals: RefusalTexts = {
  ...audit,
  ...batch,
  ...channel,
  ...contact,
  ...cases,
  ...delegation,
  ...directory,
  ...folder,
  ...idempotency,
  ...identity,
  ...invoice,
  ...kontroll,
  ...logo,
  ...mailbox,
  ...migration,
  ...notification,
  ...opening,
  ...organisation,
  ...price,
  ...print,
  ...request,
  ...sending,
  ...session,
  ...storage
}
