import { randomUUID } from "node:crypto"
import postgres from "postgres"

/**
 * Makes a database on the server and gives its URL: empty, or a copy of the template (a name or a URL), which takes 25–50 ms
 * and wants nobody connected to it. Needs the server's URL only, so a test's worker can call it.
 */
export const createDatabase = (server: string, template?: string): Promise<string> =>
  asAdmin(server, async (admin) => {
    const name = `test_${randomUUID().replaceAll("-", "")}`
    if (template === undefined) await admin`create database ${admin(name)}`
    else await admin`create database ${admin(name)} template ${admin(nameOf(template))}`
    return urlOf(server, name)
  })

/** Drops a database, whoever is still connected to it. */
export const dropDatabase = (url: string): Promise<void> =>
  asAdmin(urlOf(url, "postgres"), async (admin) => {
    await admin`drop database ${admin(nameOf(url))} with (force)`
  })

/**
 * The URL of the server's template of this name, prepared once (migrations, mostly) however many workers ask for it at the
 * same time. `prepare` must close its connections; when it fails the template is dropped, and the next who asks tries again.
 */
export const templateDatabase = (
  server: string,
  name: string,
  prepare: (url: string) => Promise<void>
): Promise<string> =>
  asAdmin(server, async (admin) => {
    const url = urlOf(server, name)
    await admin`select pg_advisory_lock(hashtextextended(${name}, 0))`
    const [made] = await admin`select 1 from pg_database where datname = ${name} and datistemplate`
    if (made) return url
    await admin`create database ${admin(name)}`
    try {
      await prepare(url)
    } catch (cause) {
      await admin`drop database ${admin(name)} with (force)`
      throw cause
    }
    await admin`alter database ${admin(name)} is_template true`
    return url
  })

/** Whether the server answers a query now. */
export const isAnswering = (url: string): Promise<boolean> =>
  asAdmin(url, (admin) => admin`select 1`).then(
    () => true,
    () => false
  )

/**
 * Runs a statement in a transaction that stays open, with the locks it has taken, until what this answers is called.
 */
export const holdOpen = async (url: string, statement: string): Promise<() => Promise<void>> => {
  const begun = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  const held = asAdmin(url, (admin) =>
    admin.begin(async (transaction) => {
      await transaction.unsafe(statement)
      begun.resolve()
      await over.promise
    })
  )
  await Promise.race([begun.promise, held])
  return async () => {
    over.resolve()
    await held
  }
}

/** Sets the servers that a commit waits for, or nothing to have it wait for none. */
export const waitFor = (url: string, standby: string): Promise<void> =>
  asAdmin(url, async (admin) => {
    await admin.unsafe(`alter system set synchronous_standby_names = '${standby}'`)
    await admin`select pg_reload_conf()`
  })

/** Ends the recovery of a standby, and answers when it takes writes; at once where it is none. */
export const promote = (url: string): Promise<void> =>
  asAdmin(url, async (admin) => {
    await admin`select pg_promote() where pg_is_in_recovery()`
  })

/** Runs commands on one connection, whose end gives its locks back. */
const asAdmin = async <A>(url: string, use: (admin: postgres.Sql) => Promise<A>): Promise<A> => {
  const admin = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    return await use(admin)
  } finally {
    await admin.end({ timeout: 5 })
  }
}

const urlOf = (server: string, name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href

const nameOf = (template: string): string => (template.includes("://") ? new URL(template).pathname.slice(1) : template)
