import { attempt, insist } from "./attempt.ts"
import { place, type Running, running, runServer } from "./process.ts"

/** One of the servers, dead or alive. */
export interface Server {
  readonly origin: string
  readonly api: string
  /** Where its stand-in for ID-porten is. */
  readonly idPorten: string
  /** How it is asked. */
  readonly fetch: typeof fetch
  /** A token that this server takes from the municipality. */
  readonly token: () => Promise<string>
  /** Forgets the token: it was not taken. */
  readonly renew: () => void
  readonly start: () => void
  /** Waits until it runs; throws if it has ended by itself. */
  readonly started: () => Promise<void>
  /** All that it has written since it was started. */
  readonly output: () => string
  /** Kills it, at once. */
  readonly kill: () => Promise<void>
  /** Ends it as an operator would, and answers what it has written; throws where it does not end well. */
  readonly stop: () => Promise<string>
}

/** Servers on the same stores. */
export interface Fleet {
  readonly dataDir: string
  readonly servers: ReadonlyArray<Server>
  readonly remove: () => Promise<void>
}

/**
 * Servers on the same stores, none of them started, in a folder of their own where none is named; what each has in its
 * environment besides.
 */
export const makeFleet = async (
  main: string,
  stores: { readonly url: string | null; readonly dataDir?: string },
  environments: ReadonlyArray<Readonly<Record<string, string>>>
): Promise<Fleet> => {
  const places: Array<Awaited<ReturnType<typeof place>>> = []
  for (const _ of environments) places.push(await place())
  const dataDir = stores.dataDir ?? places[0]?.dataDir ?? ""
  const shared = { DATA_DIR: dataDir, ...(stores.url === null ? {} : { DATABASE_URL: stores.url }) }
  const servers = places.map(({ port }, index) => makeServer(main, port, { ...environments[index], ...shared }))
  const remove = async () => {
    for (const server of servers) await server.kill()
    for (const one of places) await one.remove()
  }
  return { dataDir, servers, remove }
}

const makeServer = (main: string, port: number, environment: Record<string, string>): Server => {
  const origin = `http://127.0.0.1:${port}`
  const api = `${origin}/api/v1`
  let process: Running | null = null
  let token: Promise<string> | null = null
  return {
    ...{ origin, api, fetch },
    idPorten: `http://127.0.0.1:${port + 1}`,
    token: () => (token ??= demoToken(port, api)),
    renew: () => {
      token = null
    },
    start: () => {
      process = runServer(main, { ...environment, PORT: String(port) })
    },
    started: async () => {
      await process?.started
      const output = process?.output() ?? ""
      if (!output.includes(running)) throw new Error(`A server did not start. It wrote:\n${output}`)
    },
    output: () => process?.output() ?? "",
    kill: async () => {
      process?.child.kill("SIGKILL")
      await process?.ended
    },
    stop: async () => {
      process?.child.kill("SIGTERM")
      const how = await process?.ended
      if (how?.code !== 0) throw new Error(`A server ended with ${JSON.stringify(how)}:\n${process?.output()}`)
      return process?.output() ?? ""
    }
  }
}

const demoToken = async (port: number, api: string): Promise<string> => {
  const body = new URLSearchParams({ client_id: "fjordmyr-kommune", resource: api })
  const headers = { accept: "text/plain" }
  const asked = await insist(() =>
    attempt(`http://127.0.0.1:${port + 2}/demo-token`, { method: "POST", headers, body })
  )
  return asked.body.toString()
}
