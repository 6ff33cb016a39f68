import type pg from "pg"

type Client = pg.Client | pg.PoolClient

/** What Drizzle asks of a client. */
export interface Asked {
  readonly query: (config: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>
}

/**
 * A client whose questions go out together: those of one turn of the event loop in one write to the socket. One with values
 * is parsed and planned by the server once for each connection.
 */
export const pipelined = (client: Client): Asked => ({
  query: (config, values) => {
    hold(client)
    if (typeof config === "string") return client.query(config)
    return client.query(
      { ...config, ...(values === undefined || values.length === 0 ? {} : nameOf(config.text)) },
      values
    )
  }
})

const held = new WeakSet<object>()

/** Keeps what is written to the client's socket until what runs now has come to its end. */
const hold = (client: Client): void => {
  // Another socket takes its place where the connection is encrypted, but none once it is made.
  const { stream } = (client as unknown as { readonly connection: pg.Connection }).connection
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}

/** What statements are called, by their texts: the same in every connection. */
const names = new Map<string, string>()

// Long lists, and texts that vary, would fill the server's memory with plans that nobody asks for again.
const longest = 2_000
const most = 400

const nameOf = (text: string): { readonly name?: string } => {
  const known = names.get(text)
  if (known !== undefined) return { name: known }
  if (text.length > longest || names.size >= most) return {}
  const name = `postkasse ${names.size}`
  names.set(text, name)
  return { name }
}
