import { createHmac, randomBytes } from "node:crypto"
import { type ChosenPassword, Claims, People, type Person } from "@postkasse/core/identity"
import { Effect, Layer } from "effect"
import { lock, read, table, write } from "./store.ts"

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
  readonly password: Pick<ChosenPassword, "hash" | "chosenAt"> | null
}

export const memoryPeople = () =>
  Layer.sync(People, () => {
    const accounts = table<Account>("account")
    const at = (claim: string) => ({ _tag: "Claim", hash: claim }) as const
    const account = (claim: string) => read(accounts, at(claim), "account")
    const put = (claim: string, row: Account) => write(accounts, at(claim), "account", row)
    const passwordOf = (claim: string) =>
      Effect.map(account(claim), (found): ChosenPassword | null =>
        found?.password == null ? null : { person: found.person.id, ...found.password }
      )
    return {
      byClaim: (claim) => Effect.map(account(claim), (found) => found?.person ?? null),
      passwordOf,
      lockPassword: (claim) => Effect.andThen(lock(accounts, at(claim), "account"), passwordOf(claim)),
      passwordChosenAt: (claim) => Effect.map(account(claim), (found) => found?.password?.chosenAt ?? null),
      add: Effect.fnUntraced(function* (claim, person) {
        if ((yield* account(claim)) !== null) return yield* Effect.die(new Error("The claim has a person"))
        yield* put(claim, { person, password: null })
      }),
      setPassword: Effect.fnUntraced(function* (claim, hash, chosenAt) {
        const found = yield* account(claim)
        if (found === null) return yield* Effect.die(new Error("The claim has no person"))
        yield* put(claim, { ...found, password: { hash, chosenAt } })
      })
    }
  })
