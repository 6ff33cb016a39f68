/**
 * What the databases and the ciphers of this process are asked, heard where they are reached: at the drivers' clients, and at
 * the library of ciphers.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite"
import pg from "pg"
import sodium from "sodium-native"
import type { Asked, Trace } from "./trace.ts"

/** Writes down every statement that this process sends in a transaction, and what it decrypts, for as long as it lives. */
export const tap = (trace: Trace): void => {
  replace<[asked: string | { readonly text: string }]>(pg.Client.prototype, "query", (query, asked, ...rest) => {
    const text = typeof asked === "string" ? asked : asked.text
    // Said on every new connection: when there is one is the pool's matter.
    return /^(set|show) /u.test(text) ? query(asked, ...rest) : hear(trace, text, query(asked, ...rest))
  })
  replace<[work: (tx: object) => unknown]>(PGlite.prototype, "transaction", (transaction, work) =>
    transaction((tx) => {
      replace<[text: string]>(tx, "query", (query, text, ...rest) => hear(trace, text, query(text, ...rest)))
      return work(tx)
    })
  )
  replace<[unknown, unknown, unknown, at: Buffer]>(
    sodium,
    "crypto_aead_xchacha20poly1305_ietf_decrypt",
    (unseal, plain, secret, cipher, at, ...rest) => {
      const [kind] = JSON.parse(at.toString()) as readonly [kind: string]
      // Kept for a while once they are open: when they are opened anew is the clock's matter.
      if (kind !== "holder key") trace.push({ asked: `unseal ${kind}` })
      return unseal(plain, secret, cipher, at, ...rest)
    }
  )
  replace(sodium, "crypto_secretstream_xchacha20poly1305_init_pull", (begin, ...given) => {
    trace.push({ asked: "decrypt" })
    return begin(...given)
  })
}

/** Puts another method in the place of an object's, which is given the one that was there. */
const replace = <Given extends ReadonlyArray<unknown> = []>(
  on: object,
  name: string,
  by: (
    was: (...given: [...Given, ...ReadonlyArray<unknown>]) => unknown,
    ...given: [...Given, ...ReadonlyArray<unknown>]
  ) => unknown
): void => {
  const was = Reflect.get(on, name) as (...given: ReadonlyArray<unknown>) => unknown
  Object.assign(on, {
    [name](this: unknown, ...given: [...Given, ...ReadonlyArray<unknown>]) {
      return by((...passed) => Reflect.apply(was, this, passed), ...given)
    }
  })
}

/** Rows that were found or changed: by the one driver counted together, by the other apart. */
interface Answered {
  readonly rowCount?: number | null
  readonly rows: ReadonlyArray<unknown>
  readonly affectedRows?: number
}

const hear = (trace: Trace, asked: string, answer: unknown): unknown => {
  const entry: Asked = { asked }
  trace.push(entry)
  const answered = ({ rowCount, rows, affectedRows = 0 }: Answered) => {
    // A commit may be answered when nobody waits for it any more.
    if (rowCount !== null) entry.rows = rowCount ?? rows.length + affectedRows
  }
  // Where it is no promise a callback was given: by nobody of ours.
  if (answer instanceof Promise) answer.then(answered, () => {})
  return answer
}
