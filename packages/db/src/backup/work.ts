import { Effect } from "effect"
import { BackupRefused } from "./refused.ts"

/** Work that may be refused; what else goes wrong is a fault. */
export const work = <A>(doing: () => Promise<A>): Effect.Effect<A, BackupRefused> =>
  Effect.tryPromise({ try: doing, catch: (cause) => cause }).pipe(
    Effect.catch((cause) => (cause instanceof BackupRefused ? Effect.fail(cause) : Effect.die(cause)))
  )
