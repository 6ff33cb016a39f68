import { createHmac, randomBytes } from "node:crypto"
import { Claims, People, type Person } from "@postkasse/core/identity"
import { Effect, Layer } from "effect"
import { read, table, write } from "./store.ts"

/** Claims under a key that is forgotten with the process. */
export const memoryClaims = () =>
  Layer.sync(Claims, () => {
    const secret = randomBytes(32)
    const claimOf = (kind: string, value: string) =>
      Effect.sync(() => createHmac("sha256", secret).update(`${kind}\0${value}`).digest("hex"))
    return {
      ofNationalId: (id) => claimOf("national-id", id),
      ofNetworkAddress: (address) => claimOf("network-address", address)
    }
  })

interface Account {
  readonly person: Person
  readonly password: string | null
}

export const memoryPeople = () =>
  Layer.sync(People, () => {
    const accounts = table<Account>("account")
    const account = (claim: string) => read(accounts, { _tag: "Claim", hash: claim }, "account")
    const put = (claim: string, row: Account) => write(accounts, { _tag: "Claim", hash: claim }, "account", row)
    return {
      byClaim: (claim) => Effect.map(account(claim), (found) => found?.person ?? null),
      passwordOf: (claim) =>
        Effect.map(account(claim), (found) =>
          found?.password == null ? null : { person: found.person.id, hash: found.password }
        ),
      add: Effect.fnUntraced(function* (claim, person) {
        if ((yield* account(claim)) !== null) return yield* Effect.die(new Error("The claim has a person"))
        yield* put(claim, { person, password: null })
      }),
      setPassword: Effect.fnUntraced(function* (claim, hash) {
        const found = yield* account(claim)
        if (found === null) return yield* Effect.die(new Error("The claim has no person"))
        yield* put(claim, { ...found, password: hash })
      })
    }
  })
