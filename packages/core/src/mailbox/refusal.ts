import { Result } from "effect"
import type { RuleId } from "../rule/index.ts"
import type { LifeForbids, Mailbox, MailboxNotFound } from "./model.ts"

export const forbids = (
  mailbox: Mailbox,
  rules: ReadonlyArray<RuleId> = ["LIFE-1"]
): Result.Result<never, LifeForbids> => Result.fail({ _tag: "LifeForbids", rules, from: mailbox.life._tag })

export const notFound: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
