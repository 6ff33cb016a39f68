import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { setTimeout as after } from "node:timers/promises"
import { getRequestListener } from "@hono/node-server"
import type { LogSeal } from "@postkasse/core/audit"
import { replayDeletions } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { MalwareScanner } from "@postkasse/core/scan"
import { Identifiers } from "@postkasse/core/transaction"
import { keyDisk, layerStorage, turnsOf } from "@postkasse/db"
import { Effect, Fiber, Layer, Logger, ManagedRuntime, Result } from "effect"
import { v7 } from "uuid"
import {
  type ClamdAddress,
  clamdAt,
  createApp,
  identityProviderAt,
  loginTransactions,
  type OpenIdClient,
  passwords,
  type Surroundings,
  tokensFrom,
  watch
} from "../index.ts"
import { checkupOf } from "./checkup.ts"
import type { Settings } from "./environment.ts"
import { inWords } from "./in-words.ts"
import { makeJobs } from "./jobs.ts"
import { keptIn } from "./kept.ts"
import { FileUnusable, privateKeyIn } from "./key-file.ts"
import { type Listening, listen } from "./listen.ts"
import type { Log } from "./log/index.ts"
import { layerLogSeal, logKeysIn, publishedIn } from "./log-key.ts"
import { lookAround } from "./look.ts"
import { originOf, redirectToOrigin } from "./origin.ts"
import { type Around, aroundOf, partsOf } from "./parts.ts"
import { restoresIn } from "./restores.ts"
import { standInPorts, startStandIns } from "./stand-ins.ts"
import { layerTelemetry, seenPorts } from "./telemetry/index.ts"
import { tellOf, tellOfStart } from "./tell.ts"
import { loadTown } from "./town/load.ts"
import { isBuilt, webFiles } from "./web.ts"
import { welcome } from "./welcome.ts"

/** ms that requests under way have to end when the server stops. */
const patience = 10_000

/** A running server. */
export interface Server {
  readonly origin: string
  readonly welcome: string
  /**
   * Stops it so that nothing is lost: `/readyz` turns, and for a while requests go on being answered; then no more of them,
   * those under way to their end, then the jobs, then the database.
   */
  readonly stop: () => Promise<void>
}

/** Starts everything, or says in words why not, having changed nothing. */
export const startServer = async (settings: Settings, log: Log): Promise<Result.Result<Server, string>> => {
  if (!isBuilt()) return Result.fail("The web is not built. `npx -y pnpm@12.21.0 start` builds it first.")
  const listening = await listen(settings.port, settings.host)
  if (Result.isFailure(listening)) return Result.fail(listening.failure)
  const taken = await standInPortTaken(settings)
  if (taken !== null) {
    await listening.success.close(0)
    return Result.fail(taken)
  }
  const undo: Array<() => Promise<void>> = [() => listening.success.close(patience)]
  const undoAll = async () => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    return Result.succeed(await startOn(listening.success, settings, log, undo, undoAll))
  } catch (fault) {
    await undoAll()
    const words = inWords(fault)
    if (words === null) throw fault
    return Result.fail(words)
  }
}

const startOn = async (
  listening: Listening,
  settings: Settings,
  log: Log,
  undo: Array<() => Promise<void>>,
  undoAll: () => Promise<void>
): Promise<Server> => {
  const origin = settings.publicUrl ?? originOf(settings.host, listening.port)
  const client = await clientOf(origin, settings.outside)
  const logKeys = logKeysIn(settings.logKeyFile, settings.dataDir)
  // What keeps it from being built is told to whoever starts it, in `inWords`.
  const clamd = await clamdOf(settings, undo)
  const seal = layerLogSeal(logKeys, origin)
  const runtime = ManagedRuntime.make(Layer.orDie(services(settings, clamd, log, seal)))
  undo.push(() => runtime.dispose())
  // Building the services takes the data folder and the database: before this nothing is written.
  await runtime.runPromise(Effect.void)
  const tell = tellOf(log)
  // What cannot be deleted again now is unreadable all the same.
  await runtime.runPromise(replayDeletions()).catch((fault: unknown) => tell.failed("replay deletions", fault))

  const standIns = settings.outside === null ? await startStandIns(origin, settings.port, settings.dataDir) : null
  if (standIns !== null) {
    undo.push(standIns.close)
    // Its letters are our own: they are not scanned.
    const unscanned = Effect.provideService(MalwareScanner, { scan: null })
    await runtime.runPromise(loadTown(standIns.town, standIns.since).pipe(unscanned))
  }
  const around = aroundOf(client, settings, standIns)
  const checkup = checkupOf(await partsOf(runtime, around, clamd), tell)
  const jobs = makeJobs(tell)
  const work = Effect.all([jobs.run, lookAround(checkup, tell)], { concurrency: "unbounded", discard: true })
  const fiber = runtime.runFork(work)
  undo.push(() => Effect.runPromise(Effect.asVoid(Fiber.interrupt(fiber))))

  let stopping = false
  const surroundings: Surroundings = {
    origin,
    ...identities(origin, around, settings),
    logins: loginTransactions(await loginSecret(settings)),
    logKeys: async () => publishedIn(await logKeys.now()),
    restores: restoresIn(settings.dataDir),
    proxies: settings.proxies,
    wake: jobs.wake,
    health: async () => {
      const health = await checkup()
      return { ...health, ready: health.ready && !stopping }
    },
    ...tell
  }
  const app = createApp(runtime, surroundings)
  const { endSessionOrigin } = surroundings.identityProvider
  const web = webFiles(origin.startsWith("https:"), endSessionOrigin, watch(runtime, tell.answered))
  const isApp = /^\/(?:api|docs|healthz|readyz)(?:\/|$)/u
  const listener = getRequestListener(
    (request, env) => {
      const url = new URL(request.url)
      if (isApp.test(url.pathname)) return app.fetch(request, env)
      return url.host === new URL(origin).host ? web.fetch(request, env) : redirectToOrigin(origin, url)
    },
    { overrideGlobalObjects: false }
  )
  listening.serve(listener)
  undo.push(async () => {
    stopping = true
    listening.leave()
    await after(settings.drain)
    await listening.close(patience)
  })
  tellOfStart(log, settings, clamd !== null)
  const stop = async () => {
    const began = performance.now()
    log("ServerStopping", {})
    await undoAll()
    log("ServerStopped", { millis: Math.round(performance.now() - began) })
  }
  return { origin, welcome: welcome(origin, settings, standIns), stop }
}

/** Of Node's four threads, those that passwords are hashed in: no flood of logins keeps disks and names from the others. */
const hashing = 2

/** Why a stand-in could not have its port, or null: asked before the data is touched. */
const standInPortTaken = async ({ outside, port }: Settings): Promise<string | null> => {
  for (const next of outside === null ? standInPorts(port) : []) {
    const probe = await listen(next, "127.0.0.1")
    if (Result.isFailure(probe)) return `A stand-in needs the port. ${probe.failure}`
    await probe.success.close(0)
  }
  return null
}

/** Where clamd is, or its stand-in in the demo; null for no scan. */
const clamdOf = async (
  { clamd, outside }: Settings,
  undo: Array<() => Promise<void>>
): Promise<ClamdAddress | null> => {
  if (clamd !== null || outside !== null) return clamd
  const { startClamd } = await import("@postkasse/testkit/stand-in/clamd")
  const standIn = await startClamd()
  undo.push(standIn.close)
  return { host: "127.0.0.1", port: standIn.port }
}

const services = (
  { dataDir, databaseUrl, rootKeyFile, bucket, collector }: Settings,
  clamd: ClamdAddress | null,
  log: Log,
  seal: Layer.Layer<LogSeal>
) =>
  Layer.mergeAll(
    // Effect's own log has texts; ours has none.
    Logger.layer([Logger.make(() => log("StrayOutput", {}))]),
    seenPorts(collector !== null).pipe(
      Layer.provideMerge(layerStorage({ dataDir, url: databaseUrl, rootKeyFile, bucket }))
    ),
    passwords(undefined, turnsOf("passwords", hashing).run),
    Layer.succeed(Identifiers, { next: Effect.sync(() => v7()) }),
    Layer.succeed(MalwareScanner, { scan: clamd === null ? null : clamdAt(clamd) })
  ).pipe(
    Layer.provideMerge(Layer.merge(Layer.succeed(Policy, digipost), seal)),
    Layer.provideMerge(layerTelemetry(collector))
  )

/** How we are known to ID-porten, where it does not stand in; read before anything is touched. */
const clientOf = async (origin: string, outside: Settings["outside"]): Promise<OpenIdClient | null> => {
  if (outside === null) return null
  const { issuer, clientId, keyFile } = outside.idPorten
  return {
    issuer,
    clientId,
    key: await privateKeyIn(keyFile, "ID_PORTEN_KEY_FILE"),
    callback: `${origin}/api/v1/login/callback`,
    loggedOut: `${origin}/login`
  }
}

/** Who vouches for people and for machines. */
const identities = (origin: string, { idPorten, tokenIssuer: issuer }: Around, { audience: named }: Settings) => ({
  identityProvider: identityProviderAt(idPorten),
  tokens: tokensFrom({ issuer, audience: named ?? `${origin}/api/v1` })
})

const loginSecret = async ({ loginSecretFile, dataDir }: Settings): Promise<Uint8Array> => {
  const path = loginSecretFile ?? join(dataDir, "keys", "login.secret")
  const secret = await keyDisk.run(() => keptIn(path, () => randomBytes(32)))
  if (secret.byteLength === 32) return secret
  throw new FileUnusable(`${path} holds ${secret.byteLength} bytes; the secret that logins are sealed with has 32.`)
}
