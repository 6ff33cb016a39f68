import { ApiScope, reaches } from "@postkasse/core/identity"
import { Schema } from "effect"
import type { Operation } from "../operations.ts"
import type { Answer } from "./ask.ts"
import type { Caller } from "./caller.ts"
import type { Line } from "./line.ts"
import { recipientPlace } from "./recipient.ts"
import { seenIn, type Whose } from "./target.ts"

/** What has to come of a call. */
export type Verdict =
  | "let in"
  | "SessionEnded"
  | "TokenRefused"
  | "ScopeMissing"
  | "LevelTooLow"
  | "MailboxIsClosed"
  | "SendingNotOpen"
  | "not found"
  | "nobody found"

/**
 * Default deny: in comes who has a session or a token that holds, for what is their own, at the level or with the scope
 * that the operation's line names. What they may not know of is not found, and level is judged after that (FIELD-25). Of a
 * closed mailbox its owner hears nothing but that (LIFE-3).
 */
export const verdictOf = (
  { lets, needsOpen = false }: Line,
  { person, integration }: Caller,
  places: ReadonlyArray<string>,
  target: ReadonlyArray<Whose>
): Verdict => {
  if (lets === "anyone") return "let in"
  if (Schema.is(ApiScope)(lets)) {
    if (integration === null) return "TokenRefused"
    if (!integration.scopes.includes(lets)) return "ScopeMissing"
  } else if (person === null) return "SessionEnded"
  const seen = seenIn(target)
  const last = seen.at(-1) ?? "own"
  if (places[0] === recipientPlace) return last.startsWith("nobody") ? "nobody found" : "let in"
  if (target.includes("malformed")) return "not found"
  if (last === "closed") return "MailboxIsClosed"
  if (last === "unknown" && !isPart(places[seen.length - 1])) return "not found"
  if (person !== null && !Schema.is(ApiScope)(lets) && !reaches(person.level, lets)) return "LevelTooLow"
  if (last === "lapsed" && needsOpen) return "SendingNotOpen"
  return last === "unknown" ? "not found" : "let in"
}

/** Whether it is a part of what the place before it names, and judged with that. */
const isPart = (place: string | undefined): boolean => place?.endsWith("/{document}") ?? false

/** What has come of it, in the same words; else its status and code. */
export const cameOf = ({ responses }: Operation, { status, headers, body }: Answer): string => {
  if (/"_tag":"Unidentified"/u.test(body)) return "nobody found"
  if (status < 400) return String(status) in responses ? "let in" : `${status}, which is not documented`
  const isProblem = headers.some(([name, value]) => name === "content-type" && value === "application/problem+json")
  const { code } = isProblem ? (JSON.parse(body) as { readonly code: string }) : { code: "no problem" }
  if (status === 404) return "not found"
  return statuses[code] === status ? code : `${status} ${code}`
}

const statuses: Readonly<Record<string, number>> = {
  SessionEnded: 401,
  TokenRefused: 401,
  ScopeMissing: 403,
  LevelTooLow: 403,
  MailboxIsClosed: 403,
  SendingNotOpen: 409
} satisfies Partial<Record<Verdict, number>>
