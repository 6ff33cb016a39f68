import { createHash, randomBytes, randomUUID } from "node:crypto"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { deliverWaiting, writeArrivals } from "@postkasse/core/delivery"
import { digipost, type ProviderProfile } from "@postkasse/core/policy"
import { relayWaiting } from "@postkasse/core/receipt"
import { scanWaiting } from "@postkasse/core/scan"
import { memoryPorts, sealKey } from "@postkasse/testkit/memory"
import {
  type CookieJar,
  cookieJar,
  type ElectronicId,
  type IdPorten,
  logInAt,
  signingKey,
  startIdPorten
} from "@postkasse/testkit/stand-in/id-porten"
import {
  clientWithKey,
  type KeyedClient,
  type Maskinporten,
  startMaskinporten,
  type TokenRequest,
  tokenFor
} from "@postkasse/testkit/stand-in/maskinporten"
import { demoTown, type Organisation, type Person } from "@postkasse/testkit/town"
import { type Duration, Effect, Layer, ManagedRuntime } from "effect"
import { TestClock } from "effect/testing"
import {
  createApp,
  identityProviderAt,
  loginTransactions,
  passwords,
  type Surroundings,
  tokensFrom
} from "../src/index.ts"
import { settleOrganisation, settlePerson } from "../src/server/town/settle.ts"

/** What the tokens of the tests are for. */
export const audience = "https://postkasse.example/api"

/** Digipost's policies, but for the limits of requests: in a world whose clock stands still no window passes. */
export const patient: ProviderProfile = {
  ...digipost,
  request: { ...digipost.request, person: 1_000_000, organisation: 1_000_000, address: 1_000_000 }
}

/** Every port that stores something, by default in memory. */
export const storedIn = (profile: ProviderProfile = patient) => memoryPorts(profile)

export type Stored = ReturnType<typeof storedIn>

const portsWith = (stored: Stored, inTurn?: Parameters<typeof passwords>[1]) =>
  Layer.mergeAll(stored, passwords({ memoryCost: 1024, timeCost: 1 }, inTurn)).pipe(
    Layer.provideMerge(TestClock.layer())
  )

type Ports = Layer.Success<ReturnType<typeof portsWith>>

/** Postkasse over real HTTP, on memory or what is given, among stand-ins, with the people and senders of the demo town. */
export interface World {
  readonly origin: string
  readonly runtime: ManagedRuntime.ManagedRuntime<Ports, never>
  readonly idPorten: IdPorten
  readonly maskinporten: Maskinporten
  readonly clients: ReadonlyMap<string, KeyedClient>
  /** Faults that were reported. */
  readonly faults: ReadonlyArray<unknown>
  readonly mailboxes: ReadonlyMap<Person, string>
  readonly close: () => Promise<void>
}

/**
 * Starts it; `change` may put something else in the place of what stands around the API, `stored` of what stores, and `inTurn`
 * of the turns that passwords are hashed in.
 */
export const startWorld = async (
  change: (usual: Surroundings) => Surroundings = (usual) => usual,
  stored: Stored = storedIn(),
  inTurn?: Parameters<typeof passwords>[1]
): Promise<World> => {
  const { server, origin } = await listen()
  const key = await signingKey()
  const { kid = "", kty = "", n = "", e = "" } = key
  const client = {
    clientId: "postkasse",
    name: "Postkasse",
    redirectUris: [`${origin}/api/v1/login/callback`],
    postLogoutRedirectUris: [`${origin}/login`],
    jwks: { keys: [{ kid, kty, n, e, alg: "RS256", use: "sig" }] }
  }
  const keyed = await Promise.all(
    demoTown.organisations.map(({ number, client }) => clientWithKey({ ...client, organisation: number }))
  )
  const idPorten = await startIdPorten({ people: demoTown.people, clients: [client] })
  const maskinporten = await startMaskinporten({ clients: keyed })
  const runtime = ManagedRuntime.make(portsWith(stored, inTurn))
  const faults: Array<unknown> = []
  const surroundings: Surroundings = {
    origin,
    tokens: tokensFrom({ issuer: maskinporten.issuer, audience }),
    identityProvider: identityProviderAt({
      issuer: idPorten.issuer,
      clientId: "postkasse",
      key,
      callback: `${origin}/api/v1/login/callback`,
      loggedOut: `${origin}/login`
    }),
    logins: loginTransactions(randomBytes(32)),
    logKeys: () => Promise.resolve([sealKey]),
    restores: () => Promise.resolve([]),
    proxies: 0,
    wake: () => undefined,
    health: () => Promise.resolve({ ready: true, parts: [] }),
    report: (fault) => faults.push(fault),
    brokeOff: (fault) => faults.push(fault),
    answered: () => undefined
  }
  const app = createApp(runtime, change(surroundings))
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on("request", (incoming, outgoing) => void listener(incoming, outgoing))
  const mailboxes = await runtime.runPromise(settleTown)
  return {
    ...{ origin, runtime, idPorten, maskinporten, faults, mailboxes },
    clients: new Map(keyed.map((one) => [one.organisation, one])),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all([idPorten.close(), maskinporten.close(), runtime.dispose()])
    }
  }
}

/** A server on a free port of loopback, which answers nothing yet. */
export const listen = async (): Promise<{ readonly server: Server; readonly origin: string }> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const settleTown = Effect.gen(function* () {
  yield* TestClock.setTime(Date.now())
  yield* Effect.forEach(demoTown.organisations, settleOrganisation)
  const settled = yield* Effect.forEach(demoTown.people, (person) =>
    Effect.map(settlePerson(person), ({ id }) => [person, id] as const)
  )
  return new Map<Person, string>(settled)
})

/** Moves time on. */
export const pass = (world: World, time: Duration.Input): Promise<void> =>
  world.runtime.runPromise(TestClock.adjust(time))

/** Where a server and its ID-porten are: of a world, or of a process. */
export interface Address {
  readonly origin: string
  readonly idPorten: { readonly issuer: string }
}

/** A browser at the web's own pages. */
export interface Browser {
  readonly jar: CookieJar
  /** The session's cookie as it was last set, to send it by hand. */
  readonly cookie: () => string
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

export const browserAt = ({ origin }: Pick<Address, "origin">): Browser => {
  const kept = cookieJar()
  let session = ""
  const jar: CookieJar = {
    fetch: async (url, init) => {
      const response = await kept.fetch(url, init)
      session = response.headers.getSetCookie().find((line) => line.startsWith("__Host-postkasse=")) ?? session
      return response
    }
  }
  return {
    jar,
    cookie: () => session.split(";")[0] ?? "",
    get: (path, headers = {}) => jar.fetch(`${origin}${path}`, { headers }),
    send: (method, path, body, headers = {}) =>
      jar.fetch(`${origin}${path}`, {
        method,
        headers: {
          origin,
          "sec-fetch-site": "same-origin",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
      })
  }
}

/** Logs a person in with ID-porten, through all its redirects. */
export const logIn = async (
  world: Address,
  { nationalId }: Person,
  eid: ElectronicId = "bankid",
  browser: Browser = browserAt(world)
): Promise<Browser> => {
  const level = eid === "minid" ? "substantial" : "high"
  const begun = await browser.get(`/api/v1/login?level=${level}`)
  const back = await logInAt(world.idPorten, begun.headers.get("location") ?? "", { nationalId, eid, jar: browser.jar })
  const landed = await browser.jar.fetch(back)
  if (landed.headers.get("location") !== "/") throw new Error(`Not logged in: ${landed.headers.get("location")}`)
  return browser
}

/** Requests in the name of an organisation's system. */
export interface Integrator {
  readonly token: string
  readonly get: (path: string) => Promise<Response>
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

export const integratorOf = async (
  world: World,
  organisation: Organisation,
  asked: TokenRequest = {}
): Promise<Integrator> => {
  const client = world.clients.get(organisation.number)
  if (client === undefined) throw new Error("An organisation of the town has a client")
  const token = await tokenFor(world.maskinporten, client, { resource: audience, ...asked })
  return withToken(world, token)
}

export const withToken = ({ origin }: Pick<Address, "origin">, token: string): Integrator => {
  const authorization = `Bearer ${token}`
  return {
    token,
    get: (path) => fetch(`${origin}${path}`, { headers: { authorization } }),
    send: (method, path, body, headers = {}) =>
      fetch(`${origin}${path}`, {
        method,
        headers: { authorization, ...(isPlain(body) ? { "content-type": "application/json" } : {}), ...headers },
        ...(body === undefined ? {} : { body: isPlain(body) ? JSON.stringify(body) : (body as BodyInit) })
      })
  }
}

const isPlain = (body: unknown): boolean =>
  typeof body === "object" && body !== null && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(body))

/** A file of a letter. */
export interface File {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

export const file = (content: string | Uint8Array, mediaType = "text/plain", name = "brev.txt"): File => ({
  name,
  mediaType,
  content: typeof content === "string" ? Buffer.from(content) : content
})

/** So many bytes that begin as a file of this type does. */
export const beginningAs = (type: keyof typeof beginnings, bytes: number): Uint8Array => {
  const content = Uint8Array.from({ length: bytes }, (_, index) => (index * 7) % 251)
  content.set(Buffer.from(beginnings[type], "latin1"))
  return content
}

const beginnings = {
  "application/pdf": "%PDF-1.7\n",
  "image/gif": "GIF89a",
  "image/jpeg": "\xff\xd8\xff\xe0\0\x10JFIF",
  "image/png": `\x89PNG\r\n\x1a\n\0\0\0\rIHDR${"\0".repeat(17)}\0\0\x10\0IDAT`,
  "image/webp": "RIFF\x88\x13\0\0WEBPVP8 ",
  program: "MZ\x90\0\x03"
}

export const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** What a sender asks for, to a person by national id number. */
export const requestTo = ({ nationalId }: Person, files: ReadonlyArray<File>, more: Record<string, unknown> = {}) => ({
  recipient: { _tag: "NationalId", nationalId },
  subject: "Et brev til deg",
  requires: "substantial",
  contents: {
    _tag: "Files",
    files: files.map(({ name, mediaType, content }) => ({
      ...{ name, mediaType, bytes: content.byteLength, sha256: sha256(content) }
    }))
  },
  ...more
})

export interface SendingJson {
  readonly id: string
  readonly state: { readonly _tag: string }
  readonly files: ReadonlyArray<{ readonly document: string; readonly href: string; readonly received: boolean }>
}

/** Begins a sending as an integration does. */
export const begin = async (sender: Integrator, request: unknown, key: string = randomUUID()): Promise<SendingJson> => {
  const response = await sender.send("POST", "/api/v1/sendings", request, { "idempotency-key": key })
  if (response.status !== 201) throw new Error(`Not begun: ${await response.text()}`)
  return (await response.json()) as SendingJson
}

/** Sends a letter the whole way, and lets the jobs run. */
export const send = async (world: World, ...letter: Letter): Promise<SendingJson> => {
  const sending = await handIn(world, ...letter)
  await runJobs(world)
  return sending
}

type Letter = Parameters<typeof handIn> extends [World, ...infer Letter] ? Letter : never

/** Sends a letter until it is accepted. */
export const handIn = async (
  world: World,
  from: Organisation,
  to: Person,
  files: ReadonlyArray<File> = [file("Hei")],
  more: Record<string, unknown> = {}
): Promise<SendingJson> => {
  const sender = await integratorOf(world, from)
  const begun = await begin(sender, requestTo(to, files, more))
  for (const [index, { href }] of begun.files.entries()) {
    const { content = new Uint8Array(), mediaType = "" } = files[index] ?? {}
    const put = await sender.send("PUT", href, content, { "content-type": mediaType })
    if (put.status !== 204) throw new Error(`Not put: ${await put.text()}`)
  }
  const committed = await sender.send("POST", `/api/v1/sendings/${begun.id}/commit`)
  if (committed.status !== 202) throw new Error(`Not committed: ${await committed.text()}`)
  return (await committed.json()) as SendingJson
}

/** Lets the jobs run until there is nothing left to do; a scanner that owes an answer ends the round. */
export const runJobs = ({ runtime }: World): Promise<void> =>
  runtime.runPromise(
    Effect.gen(function* () {
      let worked = 0
      do {
        worked = yield* deliverWaiting(100)
        worked += yield* Effect.catchDefect(scanWaiting(100), () => Effect.succeed(0))
      } while (worked > 0)
      while ((yield* writeArrivals(100)) > 0);
      while ((yield* relayWaiting(100)) > 0);
    })
  )

export interface ProblemJson {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly rules: ReadonlyArray<string>
  readonly facts: Record<string, unknown>
  readonly remedy: { readonly _tag: string } | null
  readonly retryable: boolean
}

/** The problem that a response tells. */
export const problemIn = async (response: Response): Promise<ProblemJson> => {
  const type = response.headers.get("content-type")
  if (type !== "application/problem+json") throw new Error(`${response.status} ${type}: ${await response.text()}`)
  return (await response.json()) as ProblemJson
}

/** Every line of a mailbox's list. */
export const lettersOf = async (world: World, browser: Browser, person: Person) => {
  const response = await browser.get(`/api/v1/mailboxes/${world.mailboxes.get(person)}/letters?limit=100`)
  const { letters } = (await response.json()) as { letters: ReadonlyArray<LetterJson> }
  return letters
}

export interface LetterJson {
  readonly id: string
  readonly mailbox: string
  readonly sending: string
  readonly subject: string | null
  readonly lock: { readonly _tag: string } | null
}
