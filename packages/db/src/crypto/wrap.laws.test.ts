import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  asRootKey,
  type DocumentPlace,
  type Holder,
  keyBytes,
  newDocumentKey,
  newHolderKey,
  place,
  seal,
  spend,
  Unopenable,
  unseal,
  unwrapDocumentKey,
  unwrapHolderKey,
  wrapDocumentKey,
  wrapHolderKey
} from "./index.ts"

const root = asRootKey(Buffer.alloc(keyBytes, 7))
const mailboxKey = newHolderKey()

const id = fc.constantFrom("1", "2", "3")
const holder: fc.Arbitrary<Holder> = fc.oneof(
  fc.record({ _tag: fc.constant("Mailbox" as const), id }),
  fc.record({ _tag: fc.constant("Organisation" as const), number: id })
)
const documentPlace: fc.Arbitrary<DocumentPlace> = fc.record({ holder, letter: id, document: id })

describe("a wrapped key", () => {
  it("TRUST-3: a document's key unwraps at its own mailbox, letter and document, and nowhere else", () => {
    fc.assert(
      fc.property(documentPlace, documentPlace, (mine, other) => {
        const key = newDocumentKey()
        const wrapped = wrapDocumentKey(mailboxKey, key, mine)
        expect(unwrapDocumentKey(mailboxKey, wrapped, mine).equals(key)).toBe(true)
        fc.pre(JSON.stringify(mine) !== JSON.stringify(other))
        expect(() => unwrapDocumentKey(mailboxKey, wrapped, other)).toThrow(Unopenable)
      })
    )
  })

  it("LIFE-10: a holder's key unwraps for that holder only, and a document's key under that holder's key only", () => {
    fc.assert(
      fc.property(holder, holder, (mine, other) => {
        const wrapped = wrapHolderKey(root, mailboxKey, mine)
        expect(unwrapHolderKey(root, wrapped, mine).equals(mailboxKey)).toBe(true)
        fc.pre(JSON.stringify(mine) !== JSON.stringify(other))
        expect(() => unwrapHolderKey(root, wrapped, other)).toThrow(Unopenable)
      })
    )
    const at: DocumentPlace = { holder: { _tag: "Mailbox", id: "1" }, letter: "1", document: "1" }
    const wrapped = wrapDocumentKey(mailboxKey, newDocumentKey(), at)
    expect(() => unwrapDocumentKey(newHolderKey(), wrapped, at)).toThrow(Unopenable)
  })

  it("is wiped after use, also when the use fails", async () => {
    const key = newDocumentKey()
    await spend(key, async () => {
      throw new Error("in the middle")
    }).catch(() => {})
    expect(key.equals(Buffer.alloc(keyBytes))).toBe(true)
  })
})

describe("a sealed field", () => {
  it("TRUST-3: opens whole in its place, and not when cut, changed or elsewhere", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.array(id), (text, where, ids) => {
        const at = place("subject", ...ids)
        const sealed = seal(mailboxKey, Buffer.from(text), at)
        expect(unseal(mailboxKey, sealed, at).toString()).toBe(Buffer.from(text).toString())
        const cut = sealed.subarray(0, where % sealed.length)
        const changed = Buffer.from(sealed)
        changed[where % sealed.length] = (changed[where % sealed.length] ?? 0) ^ 1
        expect(() => unseal(mailboxKey, cut, at)).toThrow(Unopenable)
        expect(() => unseal(mailboxKey, changed, at)).toThrow(Unopenable)
        expect(() => unseal(mailboxKey, sealed, place("subject", ...ids, "1"))).toThrow(Unopenable)
      })
    )
  })

  it("tells apart places whose parts only look alike when joined", () => {
    expect(place("a", "b", "c").equals(place("a", "b,c"))).toBe(false)
    expect(place("a", "", "b").equals(place("a", "b", ""))).toBe(false)
  })
})
