import { sha256 } from "@noble/hashes/sha2.js"
import { Result, Schema } from "effect"
import { Base64, Hex } from "effect/encoding"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as anyDigest } from "../letter/arbitrary.ts"
import { logActor, logEntry, salt } from "./arbitrary.ts"
import {
  checkpointOf,
  commitmentTo,
  DocumentReceipt,
  emptyFrontier,
  erase,
  follow,
  headAt,
  headOf,
  inclusionProof,
  LogEntry,
  LogHead,
  type LogLine,
  leafOf,
  readLog,
  Salt,
  type Verifier,
  verifyReceipt
} from "./index.ts"

const origin = "postkasse.example/log/0190b5a0-0000-7000-8000-000000000001"
const kept = fc.record({ _tag: fc.constant("Kept" as const), entry: logEntry, salt })
const line: fc.Arbitrary<LogLine> = fc.oneof(
  kept,
  fc.record({ _tag: fc.constant("Erased" as const), commitment: anyDigest })
)
const lines = fc.array(line, { minLength: 1, maxLength: 8 })
const head = (of: ReadonlyArray<LogLine>) => headOf(sha256, origin, of)

describe("the access log", () => {
  it("FIELD-24: is read as it was written, oldest first, once it is found whole", () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 8 }), (lines) => {
        expect(readLog(sha256, head(lines), lines)).toEqual(Result.succeed(lines.map(({ entry }) => entry)))
      })
    )
  })

  it("FIELD-24, TRUST-3: nothing in it can be changed, left out, added, or moved unseen", () => {
    fc.assert(
      fc.property(lines, line, fc.nat(7), fc.nat(7), (lines, other, one, another) => {
        const at = one % lines.length
        const forgeries: ReadonlyArray<ReadonlyArray<LogLine>> = [
          lines.with(at, other),
          lines.toSpliced(at, 1),
          lines.toSpliced(at, 0, other),
          lines.toSpliced(at, 1).toSpliced(another % lines.length, 0, ...lines.slice(at, at + 1))
        ]
        for (const forged of forgeries) {
          const same = JSON.stringify(forged) === JSON.stringify(lines)
          expect(Result.isSuccess(readLog(sha256, head(lines), forged))).toBe(same)
        }
        const longer = { ...head(lines), size: lines.length + 1 }
        expect(readLog(sha256, longer, lines)).toEqual(
          Result.fail({ _tag: "LogAltered", rules: ["FIELD-24", "TRUST-3"] })
        )
      })
    )
  })

  it("FIELD-24: an entry says who, what, when, why and by which rule, and each of them is bound", () => {
    const changed = fc.tuple(kept, kept, fc.constantFrom(...(Object.keys(LogEntry.fields) as Array<keyof LogEntry>)))
    fc.assert(
      fc.property(changed, ([one, other, field]) => {
        const entry = { ...one.entry, [field]: other.entry[field] }
        const same = JSON.stringify(entry) === JSON.stringify(one.entry)
        expect(commitmentTo(sha256, entry, one.salt) === commitmentTo(sha256, one.entry, one.salt)).toBe(same)
      }),
      { numRuns: 500 }
    )
  })

  it("LIFE-10, TRUST-4: an erased entry leaves the log whole and tells nothing of what it was", () => {
    fc.assert(
      fc.property(lines, fc.nat(7), (lines, place) => {
        const at = place % lines.length
        const erased = lines.map((line, index) => (index === at ? erase(sha256, line) : line))
        expect(head(erased)).toEqual(head(lines))
        expect(Object.keys(erased[at] ?? {})).toEqual(["_tag", "commitment"])
        const read = readLog(sha256, head(lines), erased)
        const left = erased.flatMap((line) => (line._tag === "Kept" ? [line.entry] : []))
        expect(read).toEqual(Result.succeed(left))
        expect(erased.map((line) => erase(sha256, line))).toEqual(lines.map((line) => erase(sha256, line)))
      })
    )
  })

  it("TRUST-4: whoever knows all of an entry but its salt cannot tell that it is there", () => {
    fc.assert(
      fc.property(logEntry, salt, salt, (entry, one, other) => {
        fc.pre(one !== other)
        expect(commitmentTo(sha256, entry, one)).not.toBe(commitmentTo(sha256, entry, other))
      })
    )
  })

  it("FIELD-24: an entry's commitment is the same however its members are ordered", () => {
    fc.assert(
      fc.property(logEntry, logActor, salt, (entry, who, salt) => {
        const turned = Object.fromEntries(Object.entries({ ...entry, who }).toReversed()) as unknown as LogEntry
        const inside = Object.fromEntries(Object.entries(who).toReversed()) as unknown as typeof who
        expect(commitmentTo(sha256, { ...turned, who: inside }, salt)).toBe(
          commitmentTo(sha256, { ...entry, who }, salt)
        )
      })
    )
  })

  it("FIELD-24: read in pages from its end, each page goes on from the one before it, and none can be altered unseen", () => {
    fc.assert(
      fc.property(lines, line, fc.nat(7), fc.nat(7), (lines, other, one, another) => {
        const [from, at] = [one % lines.length, another % lines.length]
        const before = follow(sha256, emptyFrontier, lines.slice(0, from))
        const page = lines.slice(from)
        expect(headAt(sha256, origin, follow(sha256, before, page))).toEqual(head(lines))
        const forged = lines.with(at, other)
        const same = JSON.stringify(forged) === JSON.stringify(lines)
        const edge = follow(sha256, emptyFrontier, forged.slice(0, from))
        const whole = headAt(sha256, origin, follow(sha256, edge, forged.slice(from)))
        expect(whole.root === head(lines).root).toBe(same)
      })
    )
  })

  it("FIELD-24: its signed head is three lines: what log, how long, which root", () => {
    fc.assert(
      fc.property(lines, (lines) => {
        const signed = head(lines)
        expect(Schema.is(LogHead)(signed)).toBe(true)
        const [name, size, root, end, ...more] = checkpointOf(signed).split("\n")
        expect([name, size, end, more]).toEqual([origin, String(lines.length), "", []])
        expect(Base64.decode(root ?? "").pipe(Result.map((bytes) => bytes.length))).toEqual(Result.succeed(32))
      })
    )
  })
})

describe("what a log is known and kept by", () => {
  it("TRUST-3: an entry is committed to by its salt and its JSON with members by name, as anybody can write it (RFC 8785)", () => {
    const members = (value: unknown): ReadonlyArray<string> =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...members(inner)])
        : []
    fc.assert(
      fc.property(logEntry, salt, (entry, salt) => {
        const written = Schema.encodeSync(Schema.toCodecJson(LogEntry))(entry)
        // A list of names puts the members of every object in its order.
        const json = JSON.stringify(written, members(written).toSorted())
        const message = [...Result.getOrThrow(Hex.decode(salt)), ...new TextEncoder().encode(json)]
        expect(commitmentTo(sha256, entry, salt)).toBe(Hex.encode(sha256(Uint8Array.from(message))))
      })
    )
  })

  it("TRUST-4: a salt is 32 bytes as hexadecimal digits, and nothing around them", () => {
    fc.assert(
      fc.property(salt, (salt) => {
        expect(Schema.is(Salt)(salt)).toBe(true)
        for (const other of [`0${salt}`, `${salt}0`, `${salt}\n`, salt.slice(1), `G${salt.slice(1)}`, ""]) {
          expect(Schema.is(Salt)(other)).toBe(false)
        }
      })
    )
  })

  it("FIELD-24: an origin is a name on a line of its own, as signed notes have them", () => {
    const isOrigin = (origin: string) => Schema.is(LogHead)({ ...head([]), origin })
    expect([origin, "a", "p.example/å"].filter((name) => !isOrigin(name))).toEqual([])
    expect(["", "a b", "a\nb", "\na", "a\n", "a+b", "+a", "a+"].filter(isOrigin)).toEqual([])
  })
})

// What signing is to these laws: only the holder of the key's name can have hashed it with the message.
const sign = (key: string, message: Uint8Array): Uint8Array =>
  sha256(Uint8Array.from([...new TextEncoder().encode(`secret of ${key}`), ...message]))
const verifier: Verifier = {
  sha256,
  keys: [{ kty: "OKP", crv: "Ed25519", x: "", kid: "2026" }],
  verifies: ({ kid }, message, signature) => Base64.encode(sign(kid, message)) === Base64.encode(signature)
}

const received = fc
  .tuple(
    lines,
    kept.filter(({ entry }) => entry.act === "arrived"),
    fc.nat(8)
  )
  .map(([others, arrived, place]) => {
    const index = place % (others.length + 1)
    const all = others.toSpliced(index, 0, arrived)
    const leaves = all.map((line) => leafOf(sha256, line))
    const signature = Base64.encode(sign("2026", new TextEncoder().encode(checkpointOf(head(all)))))
    const receipt: DocumentReceipt = {
      entry: arrived.entry,
      salt: arrived.salt,
      index,
      proof: inclusionProof(sha256, leaves, index) ?? [],
      head: head(all),
      signature: { key: "2026", signature }
    }
    return { receipt, document: arrived.entry.sha256 ?? leafOf(sha256, arrived) }
  })

describe("a document's receipt", () => {
  const why = (...of: Parameters<typeof verifyReceipt>) => {
    const answer = verifyReceipt(...of)
    if (Result.isSuccess(answer)) return null
    const { why, ...told } = answer.failure
    expect(told).toEqual({ _tag: "ReceiptInvalid", rules: ["TRUST-3"] })
    return why
  }

  it("TRUST-3: shows offline that this document arrived, when and by which entry, and survives being written and read", () => {
    const codec = Schema.toCodecJson(DocumentReceipt)
    fc.assert(
      fc.property(received, ({ receipt, document }) => {
        const read = Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(Schema.encodeSync(codec)(receipt))))
        expect(verifyReceipt(verifier, read, document)).toEqual(Result.succeed(receipt.entry))
      })
    )
  })

  it("TRUST-3: holds for no other document, and for nothing that did not arrive", () => {
    fc.assert(
      fc.property(received, anyDigest, logEntry, ({ receipt, document }, other, entry) => {
        fc.pre(other !== document && entry.act !== "arrived")
        expect(why(verifier, receipt, other)).toBe("OtherDocument")
        expect(why(verifier, { ...receipt, entry: { ...receipt.entry, act: entry.act } }, document)).toBe("NoArrival")
      })
    )
  })

  it("TRUST-3: nothing of it can be altered: not the entry, its salt, its place, the proof or the log", () => {
    fc.assert(
      fc.property(received, received, ({ receipt, document }, other) => {
        fc.pre(receipt.salt !== other.receipt.salt)
        const { entry } = other.receipt
        const moved = { ...receipt.entry, at: entry.at }
        const altered: ReadonlyArray<DocumentReceipt> = [
          ...(JSON.stringify(moved) === JSON.stringify(receipt.entry) ? [] : [{ ...receipt, entry: moved }]),
          { ...receipt, salt: other.receipt.salt },
          { ...receipt, index: receipt.index + 1 },
          { ...receipt, proof: [...receipt.proof, document] },
          { ...receipt, head: { ...receipt.head, root: document } }
        ]
        for (const forged of altered) expect(why(verifier, forged, document)).toBe("NotInLog")
      })
    )
  })

  it("TRUST-3: holds only where the head of the log was signed by a key that is known", () => {
    fc.assert(
      fc.property(received, received, fc.string(), ({ receipt, document }, other, noise) => {
        const { key, signature } = receipt.signature
        const elsewhere = { ...receipt, signature: { key: "2025", signature } }
        expect(why(verifier, elsewhere, document)).toBe("KeyNotKnown")
        const forged = [
          { key, signature: `${noise}!` },
          { key, signature: Base64.encode(noise) },
          { key, signature, time: 0 },
          ...(other.receipt.head.root === receipt.head.root ? [] : [other.receipt.signature])
        ]
        for (const signature of forged) expect(why(verifier, { ...receipt, signature }, document)).toBe("NotSigned")
        const renamed = { ...receipt, head: { ...receipt.head, origin: "another/log" } }
        expect(why(verifier, renamed, document)).toBe("NotSigned")
      })
    )
  })
})
