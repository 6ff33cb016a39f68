import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  asRootKey,
  type DocumentPlace,
  type Holder,
  holderPlace,
  keyBytes,
  newDocumentKey,
  newHolderKey,
  openWith,
  packHolderKeys,
  place,
  reseal,
  seal,
  spend,
  Unopenable,
  unpackHolderKeys,
  unseal,
  unwrapDocumentKey,
  wrapDocumentKey
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
        const wrapped = seal(root, packHolderKeys([mailboxKey]), holderPlace(mine))
        expect(unpackHolderKeys(unseal(root, wrapped, holderPlace(mine)))).toEqual([mailboxKey])
        fc.pre(JSON.stringify(mine) !== JSON.stringify(other))
        expect(() => unseal(root, wrapped, holderPlace(other))).toThrow(Unopenable)
      })
    )
    const at: DocumentPlace = { holder: { _tag: "Mailbox", id: "1" }, letter: "1", document: "1" }
    const wrapped = wrapDocumentKey(mailboxKey, newDocumentKey(), at)
    expect(() => unwrapDocumentKey(newHolderKey(), wrapped, at)).toThrow(Unopenable)
  })

  it("TRUST-3: does not unwrap when a bit of it has changed, it was cut or added to, or the key is another", () => {
    const at: DocumentPlace = { holder: { _tag: "Mailbox", id: "1" }, letter: "1", document: "1" }
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (where, bit) => {
        const wrapped = wrapDocumentKey(mailboxKey, newDocumentKey(), at)
        const changed = Buffer.from(wrapped)
        changed[where % wrapped.length] = (changed[where % wrapped.length] ?? 0) ^ (1 << bit)
        const wrong = [changed, wrapped.subarray(0, where % wrapped.length), Buffer.concat([wrapped, Buffer.alloc(1)])]
        for (const one of wrong) expect(() => unwrapDocumentKey(mailboxKey, one, at)).toThrow(Unopenable)
        expect(() => unwrapDocumentKey(newHolderKey(), wrapped, at)).toThrow(Unopenable)
      })
    )
  })

  it("LIFE-10: while a holder has two keys what either locked opens, and locked anew it opens with the newest alone", () => {
    const [newest, older, foreign] = [newHolderKey(), newHolderKey(), newHolderKey()]
    const at = place("subject", "1")
    const plain = Buffer.from("Emne")
    const keys = unpackHolderKeys(packHolderKeys([newest, older]))
    for (const key of [newest, older]) {
      const sealed = seal(key, plain, at)
      expect(openWith(keys, (one) => unseal(one, sealed, at)).equals(plain)).toBe(true)
      const again = reseal(keys, sealed, at)
      expect(again === null).toBe(key === newest)
      expect(unseal(newest, again ?? sealed, at).equals(plain)).toBe(true)
    }
    const theirs = seal(foreign, plain, at)
    expect(() => openWith(keys, (one) => unseal(one, theirs, at))).toThrow(Unopenable)
    expect(() => reseal(keys, theirs, at)).toThrow(Unopenable)
    expect(() => reseal(keys, seal(older, plain, at), place("subject", "2"))).toThrow(Unopenable)
    for (const length of [0, keyBytes - 1, keyBytes + 1, 3 * keyBytes]) {
      expect(() => unpackHolderKeys(Buffer.alloc(length))).toThrow(RangeError)
    }
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
