/**
 * Text: what the core says to people, in Bokmål, Nynorsk and English (TRUST-6). It decides nothing. `@postkasse/core/text`
 * holds every language; `@postkasse/core/text/nb` and its siblings one each, for a page that speaks one at a time.
 *
 * @module
 */
import { Schema } from "effect"
import type { Wording } from "../notification/index.ts"
import type { ForEachRefusal } from "../refusal/index.ts"
import type { RuleId } from "../rule/index.ts"

/** The languages that a person reads here (TRUST-6): Bokmål, Nynorsk, English. */
export const Language = Schema.Literals(["nb", "nn", "en"]).annotate({ identifier: "Language" })
export type Language = typeof Language.Type

/** A refusal in words for people: never a secret, never content. */
export interface RefusalText {
  readonly title: string
  readonly detail: string
}

/**
 * What every rule says to people, a sentence or a few each: a language's words behind "why?" (SUPPORT-2). They are
 * `@postkasse/core/text/nb/rule` and its siblings, apart from the refusals', so that a page loads them when it is asked.
 */
export type RuleTexts = Readonly<Record<RuleId, string>>

/** A language's words for every refusal. */
export type RefusalTexts = ForEachRefusal<RefusalText>

/** A message in words, not yet cut to what its channel carries: what matters first, other people's words last. */
export interface MessageText {
  readonly subject: string
  readonly text: string
  readonly sms: string
}

/** A language's words for every message, and for the two that verify an address (CONTACT-4). */
export type MessageTexts = {
  readonly [W in Wording as W["_tag"]]: (wording: W) => MessageText
} & {
  /** The e-mail that holds the link. */
  readonly verifyEmail: (link: string) => Pick<MessageText, "subject" | "text">
  /** The SMS that holds the code. */
  readonly verifyPhone: (code: string) => string
}
