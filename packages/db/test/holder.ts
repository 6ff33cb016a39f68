/**
 * Rows of two holders in any table, and what a role that has the key of one of them can do with them. The rows are made by the
 * catalogue's types, so that a new table is tried as the others are.
 *
 * @module
 */
import { randomUUID } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { appRole, workerRole } from "../src/distribution/index.ts"
import { type Ask, workersColumns } from "./catalog.ts"

/** What a transaction is asked; `tries` takes back what it did, and answers the code of what was refused. */
export interface Attempt {
  readonly ask: Ask
  readonly tries: (statement: SQL) => Promise<ReadonlyArray<Record<string, unknown>> | string>
}

/** Two who have something in the same table, as its distribution key names them. */
interface Holders {
  readonly mine: string
  readonly theirs: string
}

const kinds = ["mailbox", "organisation", "claim"]

const holdersOf = (key: string): Holders =>
  key === "organisation" ? { mine: "800011116", theirs: "800022223" } : { mine: randomUUID(), theirs: randomUUID() }

/** Puts a row of each of two holders into the table, and answers what gets past its wall: nothing, if it stands. */
export const leaksOf = async (attempt: Attempt, table: string, key: string): Promise<ReadonlyArray<string>> => {
  const holders = holdersOf(key)
  const columns = await columnsOf(attempt.ask, table)
  // As the owner, and without looking at foreign keys: nothing of it is kept.
  await attempt.ask(sql`set local session_replication_role = replica`)
  for (const holder of [holders.mine, holders.theirs]) await attempt.ask(insertOf(table, columns, key, holder))
  await attempt.ask(sql`set local session_replication_role = origin`)
  const leaks = [
    ...(await withoutKey(attempt, table, key)),
    ...(await withKey(attempt, table, key, columns, holders)),
    ...(await asWorker(attempt, table, columns))
  ]
  return leaks.map((leak) => `${table}: ${leak}`)
}

const withoutKey = async ({ ask, tries }: Attempt, table: string, key: string): Promise<ReadonlyArray<string>> => {
  const leaks: Array<string> = []
  for (const kind of [null, ...kinds.filter((one) => one !== key)]) {
    await become(ask, appRole, kind === null ? {} : { [kind]: holdersOf(kind).mine })
    const seen = await tries(sql`select from ${sql.identifier(table)}`)
    if (typeof seen !== "string" && seen.length > 0)
      leaks.push(`with ${kind === null ? "no key" : `a ${kind}`}, select sees rows`)
    await ask(sql`reset role`)
  }
  return leaks
}

const withKey = async (
  { ask, tries }: Attempt,
  table: string,
  key: string,
  columns: ReadonlyArray<Column>,
  { mine, theirs }: Holders
): Promise<ReadonlyArray<string>> => {
  const [name, column] = [sql.identifier(table), sql.identifier(key)]
  await become(ask, appRole, { [key]: mine })
  const touched = async (what: string, statement: SQL) => {
    const rows = await tries(statement)
    const holders = typeof rows === "string" ? [] : rows.map((row) => String(row["holder"]))
    return holders.some((holder) => holder !== mine) ? [`${what} touches another's`] : []
  }
  const leaks = await touched("select", sql`select ${column} as holder from ${name}`)
  const own = await ask(sql`select from ${name} where ${column} = ${mine}`)
  if (own.length !== 1) leaks.push("select does not see one's own")
  for (const { name: changed } of columns.filter(isWritten)) {
    const to = sql.identifier(changed)
    leaks.push(
      ...(await touched(`update of ${changed}`, sql`update ${name} set ${to} = ${to} returning ${column} as holder`))
    )
  }
  leaks.push(...(await touched("delete", sql`delete from ${name} returning ${column} as holder`)))
  const given = [insertOf(table, columns, key, theirs), sql`update ${name} set ${column} = ${theirs}`]
  for (const [index, statement] of given.entries()) {
    // Whatever it is refused for, no right or the wall: in Postgres' words both are 42501.
    if ((await tries(statement)) !== "42501") leaks.push(`${index === 0 ? "insert" : "update"} gives to another`)
  }
  await ask(sql`reset role`)
  return leaks
}

const asWorker = async (
  { ask, tries }: Attempt,
  table: string,
  columns: ReadonlyArray<Column>
): Promise<ReadonlyArray<string>> => {
  const seen = workersColumns[table] ?? []
  const name = sql.identifier(table)
  await become(ask, workerRole, {})
  const leaks: Array<string> = []
  for (const { name: column } of columns) {
    const rows = await tries(sql`select ${sql.identifier(column)} from ${name}`)
    if ((typeof rows !== "string" && rows.length > 0) !== seen.includes(column)) {
      leaks.push(`the worker ${seen.includes(column) ? "does not see" : "sees"} ${column}`)
    }
  }
  await ask(sql`reset role`)
  return leaks
}

const become = (ask: Ask, role: string, key: Readonly<Record<string, string>>) =>
  ask(
    sql`select set_config('role', ${role}, true), ${sql.join(
      kinds.map((kind) => sql`set_config(${`postkasse.${kind}`}, ${key[kind] ?? ""}, true)`),
      sql`, `
    )}`
  )

interface Column {
  readonly name: string
  readonly type: string
  readonly isIdentity: boolean
}

const columnsOf = async (ask: Ask, table: string): Promise<ReadonlyArray<Column>> =>
  (
    await ask(
      sql`select column_name, udt_name, is_identity from information_schema.columns
        where table_schema = 'public' and table_name = ${table} order by ordinal_position`
    )
  ).map((row) => ({
    name: String(row["column_name"]),
    type: String(row["udt_name"]),
    isIdentity: row["is_identity"] === "YES"
  }))

const insertOf = (table: string, columns: ReadonlyArray<Column>, key: string, holder: string): SQL => {
  const filled = columns.filter(isWritten)
  const names = filled.map(({ name }) => sql.identifier(name))
  const values = filled.map(({ name, type }) => (name === key ? sql`${holder}` : valueOf(type)))
  return sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`
}

/** Whether anybody writes it: Postgres numbers the others by itself. */
const isWritten = ({ isIdentity }: Column): boolean => !isIdentity

const valueOf = (type: string): SQL => {
  const value = values[type]
  if (value === undefined) throw new Error(`test/holder.ts knows no value of type ${type}`)
  return sql.raw(value)
}

const values: Readonly<Record<string, string>> = {
  uuid: "gen_random_uuid()",
  text: "md5(random()::text)",
  int4: "1",
  int8: "1",
  bool: "true",
  jsonb: "'{}'",
  bytea: "'\\x00'",
  date: "current_date",
  timestamptz: "now()"
}
