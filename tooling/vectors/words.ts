import type { Decision } from "./decision.ts"
import { audit } from "./word/audit.ts"
import { calendar } from "./word/calendar.ts"
import { channel } from "./word/channel.ts"
import { identity } from "./word/identity.ts"
import { kontroll } from "./word/kontroll.ts"
import { mailbox } from "./word/mailbox.ts"
import { opening } from "./word/opening.ts"
import { retention } from "./word/retention.ts"
import { sending } from "./word/sending.ts"
import { storage } from "./word/storage.ts"

/** The functions that have vectors, by word. */
export const words: Readonly<Record<string, ReadonlyArray<Decision>>> = {
  audit,
  calendar,
  channel,
  identity,
  kontroll,
  mailbox,
  opening,
  retention,
  sending,
  storage
}
