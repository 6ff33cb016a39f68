import pg from "pg"
import { type Sample, sampleOf } from "./letter.ts"

/** Writes a letter as that sender. */
export type Write = (sender: number, content: Buffer) => Promise<void>

/** What letters are written with by hand: a letter to take after, a connection for each sender and one for what is shared. */
export interface Hands {
  readonly sample: Sample
  readonly jobs: pg.Client
  readonly clientOf: (sender: number) => pg.Client
  readonly close: () => Promise<void>
}

/** Hands for letters like the one of this sending. */
export const handsFor = async (databaseUrl: string, sending: string, senders: number): Promise<Hands> => {
  const clients = Array.from(
    { length: senders },
    () => new pg.Client({ connectionString: databaseUrl, pipeline: true })
  )
  const jobs = new pg.Client({ connectionString: databaseUrl, pipeline: true })
  const all = [jobs, ...clients]
  // What breaks is told by the queries on it.
  for (const client of all) client.on("error", () => {})
  await Promise.all(all.map((client) => client.connect()))
  return {
    sample: await sampleOf(jobs, sending),
    jobs,
    clientOf: (sender) => clients[sender % senders] ?? jobs,
    close: async () => void (await Promise.all(all.map((client) => client.end())))
  }
}

/** Sends all of it at once, in one transaction, and waits until it is committed. */
export const inOne = (client: pg.Client, queries: ReadonlyArray<pg.QueryConfig>): Promise<void> =>
  ended(client, [client.query("begin")], queries)

/** The same in two goes: what is locked or read, and what is written then, by the answers. */
export const inTwo = async (
  client: pg.Client,
  first: ReadonlyArray<pg.QueryConfig>,
  then: (answers: ReadonlyArray<pg.QueryResult>) => ReadonlyArray<pg.QueryConfig>
): Promise<void> => {
  const [, ...answers] = await Promise.all([client.query("begin"), ...first.map((query) => client.query(query))])
  await ended(client, [], then(answers))
}

const ended = async (
  client: pg.Client,
  begun: ReadonlyArray<Promise<unknown>>,
  queries: ReadonlyArray<pg.QueryConfig>
): Promise<void> => {
  const answers = await Promise.all([...begun, ...queries.map((query) => client.query(query)), client.query("commit")])
  const committed = answers.at(-1) as pg.QueryResult
  if (committed.command !== "COMMIT") throw new Error("What was written by hand was not committed")
}

export interface Sharing {
  readonly write: Write
  /** Waits until all that was written is done. */
  readonly done: () => Promise<void>
}

/** Letters of which each sender waits for its own part, and of which the rest is done for all that have come meanwhile. */
export const sharing = <Begun>(
  own: (sender: number, content: Buffer) => Promise<Begun>,
  rest: (begun: ReadonlyArray<Begun>) => Promise<void>
): Sharing => {
  const waiting = new Array<Begun>()
  let working: Promise<void> | null = null
  const work = async () => {
    while (waiting.length > 0) await rest(waiting.splice(0))
    working = null
  }
  return {
    write: async (sender, content) => {
      waiting.push(await own(sender, content))
      working ??= work()
    },
    done: async () => {
      await working
    }
  }
}
