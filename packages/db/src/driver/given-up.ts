import type pg from "pg"

/** Connections that were given up since the server went silent over a query. */
export interface GivenUp {
  readonly add: (client: pg.PoolClient) => void
  /** Whether the server still holds so many. Answers by what was last seen, and has it looked at again. */
  readonly holds: (many: number) => boolean
}

/**
 * A server process that waits for its commit to be kept, by its disk or by a standby, does not see that nobody listens any
 * more, and is not to be ended: what it has committed would then be seen, and told, as if it were kept. Nor does one see it
 * that waits for a disk to read. Each goes on when it can, and holds one of the server's connections until then; so there are
 * bounds to how many are left so.
 */
export const givenUpOn = (pool: pg.Pool): GivenUp => {
  let processes = new Set<number>()
  let looking = false
  const look = async () => {
    const before = processes
    const { rows } = await pool.query<{ pid: number }>(stillThere, [[...before]])
    const there = new Set(rows.map(({ pid }) => pid))
    // Those that came meanwhile were not asked for.
    processes = new Set([...processes].filter((pid) => there.has(pid) || !before.has(pid)))
  }
  const lookOnce = () => {
    if (looking) return
    looking = true
    look()
      .catch(() => {})
      .finally(() => {
        looking = false
      })
  }
  return {
    add: (client) => {
      const { processID } = client as unknown as { readonly processID: number | null }
      if (processID !== null) processes = new Set([...processes, processID])
    },
    holds: (many) => {
      if (processes.size < many) return false
      lookOnce()
      return true
    }
  }
}

const stillThere = `select pid from pg_stat_activity
  where pid = any($1::int[]) and usename = current_user and application_name = current_setting('application_name') and state = 'active'`
