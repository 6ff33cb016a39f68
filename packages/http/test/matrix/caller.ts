import { type ApiScope, findPerson, type Level, NationalId, ApiScope as Scopes } from "@postkasse/core/identity"
import { beginSession, endSession, type Proof, Sessions } from "@postkasse/core/session"
import { Transactor } from "@postkasse/core/transaction"
import { demoTown, type Organisation, type Person } from "@postkasse/testkit/town"
import { DateTime, type Duration, Effect } from "effect"
import { hashOf, newSecret } from "../../src/session/cookie.ts"
import { consumerOf, type Issuer } from "../issuer.ts"
import { audience, type World } from "../world.ts"

/** One who calls, and what they have to show for themselves. */
export interface Caller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** Whose living session it is, and what it is worth; null for none. */
  readonly person: { readonly who: Person; readonly level: Level } | null
  /** For whom a token that holds speaks, and its scopes; null for none. */
  readonly integration: { readonly who: Organisation; readonly scopes: ReadonlyArray<ApiScope> } | null
}

/** The two whose letters are asked for: each of them is *other* to the other one. */
export const people = { mine: demoTown.person.solveig, others: demoTown.person.birger }
/** And the two senders. */
export const senders = { mine: demoTown.organisation.municipality, others: demoTown.organisation.taxOffice }

/** The tokens that callers show: they are as good the second time as the first. */
export type Tokens = Awaited<ReturnType<typeof tokensOf>>

export const tokensOf = async (issuer: Issuer) => {
  const [ours, theirs] = await Promise.all([tokenOf(issuer, senders.mine), tokenOf(issuer, senders.others)])
  const bad = {
    expired: await tokenOf(issuer, senders.mine, { exp: -60 }),
    "for another API": await tokenOf(issuer, senders.mine, { aud: `${audience}/other` }),
    "of another issuer": await tokenOf(issuer, senders.mine, { iss: "https://evil.example/" }),
    "with a broken signature": `${ours.slice(0, -8)}${ours.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA"}`
  }
  const without = await Promise.all(
    Scopes.literals.map(async (missing) => {
      const scopes = Scopes.literals.filter((scope) => scope !== missing)
      return { missing, scopes, token: await tokenOf(issuer, senders.mine, { scope: scopes.join(" ") }) }
    })
  )
  return { ours, theirs, bad, without }
}

/** Every kind of caller, with sessions that nobody has used yet. */
export const callersIn = async (world: World, tokens: Tokens): Promise<ReadonlyArray<Caller>> => {
  const { mine, others } = people
  const { bad } = tokens
  const cookies = {
    password: await sessionOf(world, mine, { proof: { _tag: "PasswordLogin" } }),
    substantial: await sessionOf(world, mine, { proof: login("substantial") }),
    high: await sessionOf(world, mine),
    another: await sessionOf(world, others),
    dropped: await sessionOf(world, mine, { device: "mobile", idle: "25 hours" }),
    idle: await sessionOf(world, mine, { idle: "30 minutes" }),
    old: await sessionOf(world, mine, { age: "8 hours" }),
    loggedOut: await loggedOut(world, mine),
    unknown: newSecret(),
    malformed: "x"
  }
  const by = (secret: string) => ({ cookie: `__Host-postkasse=${secret}` })
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` })
  const nobody = { person: null, integration: null }
  const me = (level: Level) => ({ ...nobody, person: { who: mine, level } })
  const ours = { who: senders.mine, scopes: Scopes.literals }
  return [
    { name: "nobody", headers: {}, ...nobody },
    { name: "a citizen at level password", headers: by(cookies.password), ...me("password") },
    { name: "a citizen at level substantial", headers: by(cookies.substantial), ...me("substantial") },
    { name: "a citizen at level high", headers: by(cookies.high), ...me("high") },
    { name: "a citizen whose level has dropped", headers: by(cookies.dropped), ...me("password") },
    { name: "another citizen", headers: by(cookies.another), ...nobody, person: { who: others, level: "high" } },
    { name: "a citizen idle for too long", headers: by(cookies.idle), ...nobody },
    { name: "a citizen logged in for too long", headers: by(cookies.old), ...nobody },
    { name: "a citizen logged out", headers: by(cookies.loggedOut), ...nobody },
    { name: "one with a cookie of nobody's", headers: by(cookies.unknown), ...nobody },
    { name: "one with a cookie that is none", headers: by(cookies.malformed), ...nobody },
    { name: "an integration", headers: bearing(tokens.ours), ...nobody, integration: ours },
    {
      name: "another organisation's integration",
      headers: bearing(tokens.theirs),
      ...nobody,
      integration: { who: senders.others, scopes: Scopes.literals }
    },
    ...tokens.without.map(({ missing, scopes, token }) => ({
      ...{ name: `an integration without ${missing}`, headers: bearing(token), ...nobody },
      integration: { who: senders.mine, scopes }
    })),
    ...Object.entries(bad).map(([how, token]) => ({ name: `a token ${how}`, headers: bearing(token), ...nobody })),
    {
      name: "a citizen with an integration's token",
      headers: { ...by(cookies.high), ...bearing(tokens.ours) },
      ...me("high"),
      integration: ours
    },
    {
      name: "a citizen logged out with an integration's token",
      headers: { ...by(cookies.loggedOut), ...bearing(tokens.ours) },
      ...nobody,
      integration: ours
    },
    {
      name: "a citizen with a token that has expired",
      headers: { ...by(cookies.high), ...bearing(bad.expired) },
      ...me("high")
    }
  ]
}

const login = (level: "substantial" | "high"): Proof => ({
  _tag: "ElectronicLogin",
  level,
  electronicId: level === "high" ? "bankid" : "minid"
})

interface How {
  readonly proof?: Proof
  readonly device?: "browser" | "mobile"
  /** How long ago it was last used, or began. */
  readonly idle?: Duration.Input
  readonly age?: Duration.Input
}

/** A session, begun as a login begins it and then set back in time; answers the secret that the browser keeps. */
export const sessionOf = (world: World, { nationalId }: Person, how: How = {}): Promise<string> => {
  const { proof = login("high"), device = "browser", idle = 0, age = idle } = how
  return world.runtime.runPromise(
    Effect.gen(function* () {
      const found = yield* findPerson(NationalId.make(nationalId))
      if (found === null) throw new Error("Everybody in the town has an account")
      const secret = newSecret()
      const hash = hashOf(secret)
      const now = yield* DateTime.now
      const { session, ...rest } = yield* beginSession({ ...found, hash, proof, device, idToken: null })
      const sessions = yield* Sessions
      const set = {
        ...session,
        startedAt: DateTime.subtractDuration(now, age),
        lastUse: DateTime.subtractDuration(now, idle)
      }
      yield* (yield* Transactor).within(
        { _tag: "Claim", hash },
        Effect.andThen(sessions.end(hash), sessions.add(hash, { ...rest, session: set }))
      )
      return secret
    })
  )
}

const loggedOut = async (world: World, person: Person): Promise<string> => {
  const secret = await sessionOf(world, person)
  await world.runtime.runPromise(endSession(hashOf(secret)))
  return secret
}

const tokenOf = (
  issuer: Issuer,
  { number }: Organisation,
  change: Readonly<Record<string, unknown>> = {}
): Promise<string> => issuer.sign({ consumer: consumerOf(number), scope: Scopes.literals.join(" "), ...change })
