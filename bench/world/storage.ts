import { digipost, Policy } from "@postkasse/core/policy"
import { layerStorage } from "@postkasse/db"
import { memorySeal } from "@postkasse/testkit/memory"
import { Effect, Layer } from "effect"
import type { Server } from "./server.ts"

const storage = ({ dataDir, databaseUrl: url }: Server) =>
  Layer.orDie(layerStorage({ dataDir, url, rootKeyFile: null, bucket: null })).pipe(
    Layer.provideMerge(Layer.merge(Layer.succeed(Policy, digipost), memorySeal))
  )

/** Runs work on the server's storage, beside the server: for filling it. */
export const onStorage = <A>(
  server: Server,
  work: Effect.Effect<A, never, Layer.Success<ReturnType<typeof storage>>>
): Promise<A> => Effect.runPromise(Effect.provide(work, storage(server)))
