import { Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import {
  enter,
  type Mailbox,
  MailboxId,
  type MailboxIsClosed,
  type MailboxNotFound,
  type Owner
} from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"

/** The owner has chosen whether others find the mailbox by name, or by its whole address only (CONTACT-8). */
export const VisibilityChosen = Schema.TaggedStruct("VisibilityChosen", {
  mailbox: MailboxId,
  at: Instant,
  rules: Schema.Array(RuleId),
  visible: Schema.Boolean
})
export type VisibilityChosen = typeof VisibilityChosen.Type

/** Lets the owner, and nobody else, choose whether the mailbox is visible in search (CONTACT-8). */
export const chooseVisibility = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  who: Owner,
  visible: boolean,
  at: Instant
): Result.Result<VisibilityChosen, MailboxNotFound | MailboxIsClosed> =>
  Result.map(enter(profile, mailbox, who, at), ({ id }) => ({
    _tag: "VisibilityChosen",
    mailbox: id,
    at,
    rules: ["CONTACT-8"],
    visible
  }))

/** The mailbox after the choice. */
export const withVisibility = (mailbox: Mailbox, { visible }: VisibilityChosen): Mailbox => ({ ...mailbox, visible })
