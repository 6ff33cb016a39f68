import type { Decision } from "./decision.ts"
import { audit } from "./word/audit.ts"
import { calendar } from "./word/calendar.ts"
import { channel } from "./word/channel.ts"
import { delegation } from "./word/delegation.ts"
import { identity } from "./word/identity.ts"
import { kontroll } from "./word/kontroll.ts"
import { mailbox } from "./word/mailbox.ts"
import { notification } from "./word/notification.ts"
import { opening } from "./word/opening.ts"
import { print } from "./word/print.ts"
import { retention } from "./word/retention.ts"
import { sending } from "./word/sending.ts"
import { storage } from "./word/storage.ts"

/** The functions that have vectors, by word. */
export const words: Readonly<Record<string, ReadonlyArray<Decision>>> = {
  audit,
  calendar,
  channel,
  delegation,
  identity,
  kontroll,
  mailbox,
  notification,
  opening,
  print,
  retention,
  sending,
  storage
}
