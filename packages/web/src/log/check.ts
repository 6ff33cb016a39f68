/**
 * Checks the access log here, in the reader's own browser, by the core: that its lines make the head, that the head is
 * signed, and that the log has only grown since this browser last saw it, or is shorter by a restore that is published
 * (FIELD-24, TRUST-3).
 *
 * @module
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { sha256 } from "@noble/hashes/sha2.js"
import {
  type Comparison,
  compareLog,
  emptyFrontier,
  type Frontier,
  follow,
  HeadSignature,
  type KnownHead,
  LogEntry,
  LogHead,
  type LogKey,
  type LogLine,
  type LogState,
  type Restore,
  rootOfFrontier,
  Salt,
  verifyHead,
  verifyRestore
} from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import { Option, Result, Schema } from "effect"
import { Base64Url } from "effect/encoding"
import { type LogLine as Line, type LogPage, readGrowth, readLogKeys, readRestores } from "../api/index.ts"
import { headsOf, type RememberedHead, remember, remembered, rememberShortened, type Shortened } from "./remembered.ts"

/**
 * What checking came to: since when this browser has known the log, null for the first time, and which restore had made it
 * shorter then; or that it does not add up.
 */
export type Checked =
  | { readonly _tag: "Whole"; readonly since: string | null; readonly shortened: Shortened | null }
  | { readonly _tag: "Altered" }

/** Checks the newest pages of a log, each going on from the one before it. Throws where the server does not answer. */
export const checkLog = async (mailbox: string, pages: ReadonlyArray<LogPage>): Promise<Checked> => {
  const known = remembered(mailbox)
  const signed = pages[0]?.signed ?? null
  if (signed !== null && !(areOne(pages) && (await isSigned(pages)))) return altered
  const head = headIn(signed)
  const compared = known === null ? grown : await compare(mailbox, headsOf(known), head)
  switch (compared._tag) {
    case "NotTheSame":
      return altered
    case "ShortenedByRestore": {
      const { copied, restored } = compared.restore
      rememberShortened(mailbox, head, { copied, restored })
      break
    }
    case "Grown":
      remember(mailbox, head)
  }
  const now = remembered(mailbox)
  return { _tag: "Whole", since: known === null ? null : (now?.since ?? null), shortened: now?.shortened ?? null }
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

/** Compares a log with what is remembered of it. Only where it has not grown from the newest, the older ones and the restores are asked for. */
const compare = async (mailbox: string, heads: ReadonlyArray<RememberedHead>, now: LogState): Promise<Comparison> => {
  const newest = await Promise.all(heads.slice(0, 1).map((head) => knownOf(mailbox, head, now)))
  const first = compareLog(sha256, newest, now, [])
  if (first._tag === "Grown") return first
  const older = await Promise.all(heads.slice(1).map((head) => knownOf(mailbox, head, now)))
  return compareLog(sha256, [...newest, ...older], now, await verifiedRestores())
}

const verifiedRestores = async (): Promise<ReadonlyArray<Restore>> => {
  const [restores, keys] = await Promise.all([readRestores(), readLogKeys()])
  return restores.filter((restore) => Result.isSuccess(verifyRestore({ keys, verifies }, restore)))
}

/** A head with the proof that the log has grown from it, where the server can have one. */
const knownOf = async (mailbox: string, { size, root, time }: RememberedHead, now: LogState): Promise<KnownHead> => ({
  ...{ size, root: root as Sha256, time: time ?? null },
  proof: size > now.size ? null : size === now.size ? [] : await proofSince(mailbox, size, now)
})

/** The proof up to this very head. Throws where the log has grown meanwhile: it is to be read again. */
const proofSince = async (mailbox: string, size: number, now: LogState): Promise<ReadonlyArray<Sha256>> => {
  const growth = await readGrowth(mailbox, size)
  if (growth.now.head.size !== now.size) throw new Error("The log has grown while it was checked.")
  return growth.proof.map((digest) => Sha256.make(digest))
}

/** The head as it is remembered; of a log that nothing has been written to too. */
const headIn = (signed: LogPage["signed"]) => {
  if (signed === null) return empty
  const { size, root } = signed.head
  const { time } = signed.signature
  return { size, root: root as Sha256, ...(time === undefined ? {} : { time }) }
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
const grown: Comparison = { _tag: "Grown" }
const empty = { size: 0, root: rootOfFrontier(sha256, emptyFrontier) }
