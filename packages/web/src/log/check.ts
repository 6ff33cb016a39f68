/**
 * Checks the access log here, in the reader's own browser, by the core: that its lines make the head, that the head is
 * signed, and that the log has only grown since this browser last saw it (FIELD-24, TRUST-3).
 *
 * @module
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { sha256 } from "@noble/hashes/sha2.js"
import {
  type Frontier,
  follow,
  HeadSignature,
  LogEntry,
  LogHead,
  type LogKey,
  type LogLine,
  rootOfFrontier,
  Salt,
  verifyConsistency,
  verifyHead
} from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import { Option, Result, Schema } from "effect"
import { Base64Url } from "effect/encoding"
import { type LogLine as Line, type LogPage, readGrowth, readLogKeys } from "../api/index.ts"
import { type Remembered, remember, remembered } from "./remembered.ts"

/** What checking came to: since when this browser has known the log, null for the first time; or that it does not add up. */
export type Checked = { readonly _tag: "Whole"; readonly since: string | null } | { readonly _tag: "Altered" }

/** Checks the newest pages of a log, each going on from the one before it. Throws where the server does not answer. */
export const checkLog = async (mailbox: string, pages: ReadonlyArray<LogPage>): Promise<Checked> => {
  const known = remembered(mailbox)
  const head = pages[0]?.signed?.head
  if (head === undefined) return known === null ? { _tag: "Whole", since: null } : altered
  const isWhole =
    areOne(pages) && (await isSigned(pages)) && (known === null || (await hasGrown(mailbox, known, pages)))
  if (!isWhole) return altered
  remember(mailbox, head)
  return { _tag: "Whole", since: known?.since ?? null }
}

/** Whether the lines of the newest page make the head, and those of each older one the edge that the page after it goes on from. */
const areOne = ([newest, ...older]: ReadonlyArray<LogPage>): boolean => {
  if (newest === undefined) return true
  const head = newest.signed?.head
  const end = follow(sha256, edgeOf(newest), newest.lines.map(lineOf))
  if (head?.size !== end.size || head.root !== rootOfFrontier(sha256, end)) return false
  let edge = edgeOf(newest)
  return older.every((page) => {
    const end = follow(sha256, edgeOf(page), page.lines.map(lineOf))
    const goesOn = end.size === edge.size && rootOfFrontier(sha256, end) === rootOfFrontier(sha256, edge)
    edge = edgeOf(page)
    return goesOn
  })
}

const isSigned = async ([newest]: ReadonlyArray<LogPage>): Promise<boolean> => {
  if (newest?.signed === undefined || newest.signed === null) return false
  const signed = Schema.decodeUnknownOption(Signed)(newest.signed)
  return Option.isSome(signed) && Result.isSuccess(verifyHead({ keys: await readLogKeys(), verifies }, signed.value))
}

const verifies = ({ x }: LogKey, message: Uint8Array, signature: Uint8Array): boolean => {
  const key = Base64Url.decode(x)
  try {
    return Result.isSuccess(key) && ed25519.verify(signature, message, key.success)
  } catch {
    // What is no signature at all is none of this key's.
    return false
  }
}

const hasGrown = async (mailbox: string, known: Remembered, [newest]: ReadonlyArray<LogPage>): Promise<boolean> => {
  const head = newest?.signed?.head
  if (head === undefined || head.size < known.size) return false
  const proof = head.size === known.size ? [] : await proofSince(mailbox, known, head)
  if (proof === null) return false
  const [before, now] = [known, head].map(({ size, root }) => ({ size, root: root as Sha256 }))
  return before !== undefined && now !== undefined && verifyConsistency(sha256, before, now, proof)
}

/** The proof up to this very head; null where the server tells of another one. */
const proofSince = async (mailbox: string, known: Remembered, head: { readonly size: number }) => {
  const { now, proof } = await readGrowth(mailbox, known.size)
  return now.head.size === head.size ? proof.map((digest) => Sha256.make(digest)) : null
}

const edgeOf = ({ before }: LogPage): Frontier => ({
  size: before.size,
  roots: before.roots.map((root) => Sha256.make(root))
})

const lineOf = (line: Line): LogLine =>
  line._tag === "Kept"
    ? { _tag: "Kept", entry: entryOf(line.entry), salt: Salt.make(line.salt) }
    : { _tag: "Erased", commitment: Sha256.make(line.commitment) }

const Signed = Schema.Struct({ head: LogHead, signature: HeadSignature })
const entryOf = Schema.decodeUnknownSync(Schema.toCodecJson(LogEntry))
const altered: Checked = { _tag: "Altered" }
