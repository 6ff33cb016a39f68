/** May this person open this letter now? The inputs are owners' requests, and those of anybody for anything. */
import { Instant } from "@postkasse/core/calendar"
import { Level, PersonId } from "@postkasse/core/identity"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { open } from "@postkasse/core/opening"
import { ProviderProfile } from "@postkasse/core/policy"
import { ownersRequest, request } from "@postkasse/core/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import type { Decision } from "./comparison.ts"
import { rereading } from "./written.ts"

const Request = Schema.Struct({
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Schema.Struct({ person: PersonId, level: Level }),
  at: Instant
})
export type Request = typeof Request.Type

const rank: Readonly<Record<Level, number>> = { password: 0, substantial: 1, high: 2 }

const explained = ({ profile, mailbox, letter, reader, at }: Request) => open(profile, mailbox, letter, reader, at)

const bare = ({ profile, mailbox, letter, reader, at }: Request): boolean => {
  if (mailbox.owner._tag !== "PersonOwner" || mailbox.owner.person !== reader.person) return false
  if (mailbox.life._tag !== "Active" && mailbox.life._tag !== "Deactivated") return false
  if (letter.mailbox !== mailbox.id || letter.visibleAt.epochMilliseconds > at.epochMilliseconds) return false
  const has = rank[reader.level]
  if (has < rank[letter.requires]) return false
  if (letter.sender.kind === "public" && has < rank[profile.opening.publicFloor]) return false
  if (letter.contents._tag === "Documents") {
    for (const { scan } of letter.contents.documents) if (scan !== "clean") return false
  }
  return !letter.asksConfirmation || letter.confirmedAt !== null
}

export const opening = (distinct: number): Decision<Request> => ({
  inputs: fc.sample(fc.oneof(ownersRequest, request), { numRuns: distinct, seed: 2026 }).map(rereading(Request)),
  explained,
  bare,
  plainly: (request) => Result.isSuccess(explained(request))
})

/** All that decides an opening, laid out as general engines take it: flat, with numbers for levels and moments. */
export interface Facts {
  readonly reader: string
  readonly level: number
  /** Null where the mailbox is an organisation's. */
  readonly owner: string | null
  readonly life: string
  readonly inMailbox: boolean
  readonly requires: number
  readonly senderKind: string
  readonly publicFloor: number
  readonly visibleAt: number
  readonly at: number
  readonly scans: ReadonlyArray<string>
  readonly asksConfirmation: boolean
  readonly confirmed: boolean
}

export const factsOf = ({ profile, mailbox, letter, reader, at }: Request): Facts => ({
  reader: reader.person,
  level: rank[reader.level],
  owner: mailbox.owner._tag === "PersonOwner" ? mailbox.owner.person : null,
  life: mailbox.life._tag,
  inMailbox: letter.mailbox === mailbox.id,
  requires: rank[letter.requires],
  senderKind: letter.sender.kind,
  publicFloor: rank[profile.opening.publicFloor],
  visibleAt: letter.visibleAt.epochMilliseconds,
  at: at.epochMilliseconds,
  scans: letter.contents._tag === "Documents" ? letter.contents.documents.map(({ scan }) => scan) : [],
  asksConfirmation: letter.asksConfirmation,
  confirmed: letter.confirmedAt !== null
})
