import { randomBytes } from "node:crypto"
import { hash, type Options, verify } from "@node-rs/argon2"
import { Passwords } from "@postkasse/core/session"
import { dictionary } from "@zxcvbn-ts/language-common"
import { Effect, Layer } from "effect"

/** Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Does work that holds one of the few threads of Node's own when it is its turn. Rejects with `Unavailable` where that takes too long. */
type InTurn = <A>(work: () => Promise<A>) => Promise<A>

/** Passwords by argon2id, and the list of the most common ones (AUTH-12). */
export const passwords = (asked: Options = options, inTurn: InTurn = (work) => work()): Layer.Layer<Passwords> =>
  Layer.sync(Passwords, () => {
    const common = new Set(dictionary["passwords-common"])
    // Nobody's password, so that guessing at an account that isn't there takes as long.
    const nobodys = hash(randomBytes(32), asked)
    return {
      hash: (password) => Effect.promise(() => inTurn(() => hash(password, asked))),
      verify: (stored, password) =>
        Effect.promise(() =>
          inTurn(async () => (await verify(stored ?? (await nobodys), password)) && stored !== null)
        ),
      isCommon: (password) => {
        const unit = unitOf(password)
        return common.has(password) || (unit !== password && (unit.length < 5 || common.has(unit)))
      }
    }
  })

/** What a password only repeats: `qwertyqwerty` is no better than `qwerty`. The password itself where it repeats nothing. */
const unitOf = (password: string): string => {
  const again = (password + password).indexOf(password, 1)
  return again < password.length ? password.slice(0, again) : password
}
