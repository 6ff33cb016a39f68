/** May this person open this letter now? The inputs are requests of owners, of delegates, and of anybody for anything. */
import { Instant } from "@postkasse/core/calendar"
import { Grant } from "@postkasse/core/delegation"
import { Level, PersonId } from "@postkasse/core/identity"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { open } from "@postkasse/core/opening"
import { ProviderProfile } from "@postkasse/core/policy"
import { delegatesRequest, grantedRequest, ownersRequest, request } from "@postkasse/core/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { hasEnded } from "./bare-oslo.ts"
import type { Decision } from "./comparison.ts"
import { rereading } from "./written.ts"

export const Reader = Schema.Struct({
  person: PersonId,
  level: Level,
  grants: Schema.optionalKey(Schema.Array(Grant))
})
const Request = Schema.Struct({
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
})
export type Request = typeof Request.Type

export const rank: Readonly<Record<Level, number>> = { password: 0, substantial: 1, high: 2 }

const explained = ({ profile, mailbox, letter, reader, at }: Request) => open(profile, mailbox, letter, reader, at)

/** Whether the letter stands in the list that the reader sees. */
export const sees = (request: Request): boolean => {
  const { mailbox, letter, reader, at } = request
  if (letter.mailbox !== mailbox.id || letter.visibleAt.epochMilliseconds > at.epochMilliseconds) return false
  const isOwner = mailbox.owner._tag === "PersonOwner" && mailbox.owner.person === reader.person
  return isOwner ? mailbox.life._tag === "Active" || mailbox.life._tag === "Deactivated" : isDelegate(request)
}

const bare = (request: Request): boolean => {
  const { profile, letter, reader } = request
  if (!sees(request)) return false
  const has = rank[reader.level]
  if (has < rank[letter.requires]) return false
  if (letter.sender.kind === "public" && has < rank[profile.opening.publicFloor]) return false
  if (letter.contents._tag === "Documents") {
    for (const { scan } of letter.contents.documents) if (scan !== "clean") return false
  }
  return !letter.asksConfirmation || letter.confirmedAt !== null
}

const isDelegate = (request: Request): boolean => {
  const { reader, at } = request
  if (reader.grants === undefined) return false
  for (const grant of reader.grants) {
    if (grant.delegate !== reader.person || !opens(request, grant)) continue
    if (grant.since.epochMilliseconds <= at.epochMilliseconds && !isOver(grant.terms.endDay, at)) return true
  }
  return false
}

/** Whether a grant opens the letter, whosever it is and whenever it is asked. */
export const opens = ({ mailbox, letter, at }: Request, { terms, kind, ...grant }: Grant): boolean => {
  if (letter.recipientOnly || grant.mailbox !== mailbox.id || grant.state._tag !== "Given") return false
  if (terms.senders !== null && !terms.senders.includes(letter.sender.organisation)) return false
  if (terms.kinds !== null && !terms.kinds.includes(letter.kind)) return false
  if (mailbox.owner._tag !== "PersonOwner") return false
  const { life } = mailbox
  if (kind._tag === "Estate") {
    return life._tag === "Deceased" && (life.ground === "right" || !isOver(life.deletionDay, at))
  }
  if (kind._tag === "OwnerGiven" && kind.owner !== mailbox.owner.person) return false
  return life._tag === "Active" || life._tag === "Deactivated"
}

const isOver = (lastDay: string | null, at: Instant): boolean =>
  lastDay !== null && hasEnded(lastDay, at.epochMilliseconds)

const anybodys = fc.oneof(...[ownersRequest, request, grantedRequest].map((arbitrary) => ({ arbitrary, weight: 2 })), {
  arbitrary: delegatesRequest.map(({ profile, mailbox, letter, reader, at }) => ({
    profile,
    mailbox,
    letter,
    reader,
    at
  })),
  weight: 1
})

export const opening = (distinct: number): Decision<Request> => ({
  inputs: fc.sample(anybodys, { numRuns: distinct, seed: 2026 }).map(rereading(Request)),
  explained,
  bare,
  plainly: (request) => Result.isSuccess(explained(request))
})
