/**
 * The file of the keys that access logs are signed with: a JWK set (RFC 7517), the newest key first, of those that have ended
 * the public half alone; or one private key as a JWK, as it was made before keys could be changed.
 *
 * @module
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import type { LogKey, SigningKey } from "@postkasse/core/audit"
import { Schema } from "effect"
import { calculateJwkThumbprint } from "jose"

const Key = Schema.Struct({
  kty: Schema.Literal("OKP"),
  crv: Schema.Literal("Ed25519"),
  x: Schema.String,
  d: Schema.optionalKey(Schema.String),
  from: Schema.optionalKey(Schema.Int),
  until: Schema.optionalKey(Schema.Int)
})
type Key = typeof Key.Type
const Keys = Schema.fromJsonString(Schema.Union([Schema.Struct({ keys: Schema.NonEmptyArray(Key) }), Key]))

/** Seconds from a new key's being there to its signing: that long every server has to see it, and everybody its public half. */
export const lead = 600

/** The file's new content, and from which second on its newest key signs. */
export interface Changed {
  readonly _tag: "Changed"
  readonly content: Buffer
  readonly signsFrom: number
}
/** Nothing was to be done now: a change is under way whose new key signs from this second on. */
export interface UnderWay {
  readonly _tag: "UnderWay"
  readonly signsFrom: number
}
/** There is nothing to end. */
export interface NoneUnderWay {
  readonly _tag: "NoneUnderWay"
}

/** The content of the file of a new installation. */
export const firstLogKey = (now: number): Buffer => write([newKey(now)])

/** Puts a new key before the others, which signs when `lead` has passed. */
export const beginLogKey = (content: Uint8Array, now: number): Changed | UnderWay => {
  const keys = read(content)
  if (isUnderWay(keys)) return { _tag: "UnderWay", signsFrom: keys[0].from ?? 0 }
  const key = newKey(now + lead)
  return { _tag: "Changed", content: write([key, ...keys]), signsFrom: now + lead }
}

/** Takes the private half of all but the newest away, once that one signs: what they signed until now goes on being verified. */
export const endLogKey = (content: Uint8Array, now: number): Changed | UnderWay | NoneUnderWay => {
  const keys = read(content)
  const [newest, ...older] = keys
  const { from: signsFrom = 0 } = newest
  if (!isUnderWay(keys)) return { _tag: "NoneUnderWay" }
  if (now < signsFrom) return { _tag: "UnderWay", signsFrom }
  const ended = older.map(({ d, ...published }) => (d === undefined ? published : { ...published, until: now }))
  return { _tag: "Changed", content: write([newest, ...ended]), signsFrom }
}

/** The keys in the file, as whoever signs has them. Throws where they are not what they should be: the fault may quote them. */
export const signingKeysIn = (content: Uint8Array): Promise<ReadonlyArray<SigningKey>> =>
  Promise.all(read(content).map(signingKeyOf))

const signingKeyOf = async ({ d, ...jwk }: Key): Promise<SigningKey> => {
  const published: LogKey = { ...jwk, kid: await calculateJwkThumbprint({ ...jwk }) }
  const publicKey = publicKeyOf(published)
  if (d === undefined) return { published, sign: null }
  const privateKey = createPrivateKey({ key: { ...jwk, d }, format: "jwk" })
  if (!createPublicKey(privateKey).equals(publicKey)) throw new Error("the halves of a key are of two keys")
  return { published, sign: (message) => sign(null, message, privateKey) }
}

/** The public half as a key to verify by. */
export const publicKeyOf = ({ kty, crv, x }: LogKey): KeyObject =>
  createPublicKey({ key: { kty, crv, x }, format: "jwk" })

const isUnderWay = ([, ...older]: readonly [Key, ...ReadonlyArray<Key>]): boolean =>
  older.some(({ d }) => d !== undefined)

const newKey = (from: number): Key => {
  const { x = "", d = "" } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })
  return { kty: "OKP", crv: "Ed25519", x, d, from }
}

const read = (content: Uint8Array): readonly [Key, ...ReadonlyArray<Key>] => {
  const found = Schema.decodeUnknownSync(Keys)(new TextDecoder().decode(content))
  const keys: readonly [Key, ...ReadonlyArray<Key>] = "keys" in found ? found.keys : [found]
  if (keys[0].d === undefined) throw new Error("the newest key does not sign")
  return keys
}

const write = (keys: ReadonlyArray<Key>): Buffer => Buffer.from(JSON.stringify({ keys }))
