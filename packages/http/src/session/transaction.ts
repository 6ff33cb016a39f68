import { Result, Schema } from "effect"
import { EncryptJWT, jwtDecrypt } from "jose"

/** A login under way at ID-porten: what its answer is held against, and where the person was going. */
export const LoginTransaction = Schema.Struct({
  state: Schema.String,
  nonce: Schema.String,
  verifier: Schema.String,
  level: Schema.Literals(["substantial", "high"]),
  /** A path on this site. */
  returnTo: Schema.String
})
export type LoginTransaction = typeof LoginTransaction.Type

/** Seconds that a login may take. */
const lives = 600

/**
 * Keeps logins under way in the browser that began them, sealed: no other browser can finish one, and every server that
 * has the secret can. Each is good for one answer.
 */
export interface LoginTransactions {
  readonly seal: (transaction: LoginTransaction) => Promise<string>
  /** The login under this seal, or null for one that is broken, too old, or answered before. */
  readonly take: (sealed: string, state: string) => Promise<LoginTransaction | null>
}

/**
 * `secret` is 32 bytes that every server of the installation shares. That a login is answered once is kept in this
 * process; between processes it is the code that ID-porten takes once only.
 */
export const loginTransactions = (secret: Uint8Array, now: () => Date = () => new Date()): LoginTransactions => {
  const answered = new Map<string, number>()
  const seconds = () => Math.floor(now().getTime() / 1000)
  return {
    seal: (transaction) =>
      new EncryptJWT({ ...transaction })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(seconds() + lives)
        .encrypt(secret),
    take: async (sealed, state) => {
      const opened = await open(sealed, secret, now())
      if (opened === null || opened.state !== state || answered.has(state)) return null
      for (const [old, until] of answered) if (until <= seconds()) answered.delete(old)
      answered.set(state, seconds() + lives)
      return opened
    }
  }
}

const open = async (sealed: string, secret: Uint8Array, currentDate: Date): Promise<LoginTransaction | null> => {
  try {
    const options = { currentDate, requiredClaims: ["exp"], contentEncryptionAlgorithms: ["A256GCM"] }
    const { payload } = await jwtDecrypt(sealed, secret, { ...options, keyManagementAlgorithms: ["dir"] })
    const opened = Schema.decodeUnknownResult(LoginTransaction)(payload)
    return Result.isSuccess(opened) ? opened.success : null
  } catch {
    return null
  }
}
