/**
 * What Postgres' own catalogue says of the tables, asked for everything that must not be there. Each question answers with
 * what it found, in words: nothing where all is well.
 *
 * @module
 */
import { type SQL, sql } from "drizzle-orm"

/** Runs a statement, as whoever is asking it. */
export type Ask = (statement: SQL) => Promise<ReadonlyArray<Record<string, unknown>>>

type Question = (ask: Ask) => Promise<ReadonlyArray<string>>

/** Tables that hold no rows of anyone's: the app and the worker may do nothing with them. */
const nobodys = ["installation", "migration"]

/** Tables that the app only adds to (LIFE-9, FIELD-24). */
const logs = ["mailbox_event", "log_line", "log_node", "sending_event", "delivery"]

/** All that the worker sees. It has no key, so whatever stands here it reads of everybody. */
export const workersColumns: Readonly<Record<string, ReadonlyArray<string>>> = {
  session: ["claim", "last_use"],
  guess: ["claim", "since"],
  mailbox: ["mailbox", "owner_person", "owner_organisation", "address", "life", "visible"],
  event_outbox: ["mailbox", "number"],
  sender_event: ["organisation", "number", "position"],
  idempotency_key: ["organisation", "key", "at"],
  sending: ["organisation", "id", "lapses_at"],
  delivery_outbox: ["organisation", "sending", "number"],
  staged_file: ["organisation", "sending", "document", "attempt", "state", "expires_at"],
  directory_entry: ["claim", "mailbox"],
  mailbox_address: ["claim", "mailbox", "replaced_at"],
  scan_outbox: ["organisation", "sending", "tries", "due_at", "accepted_at"],
  letter: ["mailbox", "id", "visible_at", "arrival_logged"],
  access_entry: ["mailbox"]
}

/** What the keeper reads of one key's rows; of these it changes what is sealed, and nothing else. */
const keepersColumns: Readonly<Record<string, ReadonlyArray<string>>> = {
  letter: ["mailbox", "id", "sealed"],
  document: ["mailbox", "letter", "id", "wrapped_key"],
  log_line: ["mailbox", "index", "sealed"],
  sending: ["organisation", "id", "sealed"],
  staged_file: ["organisation", "sending", "document", "attempt", "recipient", "letter", "wrapped_key"]
}
const sealed = ["sealed", "wrapped_key"]

/** The wall before the rows of one key, as Postgres writes it out. */
const walls: Readonly<Record<string, string>> = {
  mailbox: "(mailbox = (NULLIF(current_setting('postkasse.mailbox'::text, true), ''::text))::uuid)",
  organisation: "(organisation = NULLIF(current_setting('postkasse.organisation'::text, true), ''::text))",
  claim: "(claim = NULLIF(current_setting('postkasse.claim'::text, true), ''::text))",
  recipient: "(recipient = (NULLIF(current_setting('postkasse.mailbox'::text, true), ''::text))::uuid)"
}

/** The tables and the column that each is distributed by: the one that its wall names. */
export const keysIn = async (ask: Ask): Promise<ReadonlyMap<string, string>> => {
  const rows = await ask(
    sql`select c.relname as table, substr(p.polname, 5) as key from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and p.polname like 'one\\_%' order by 1`
  )
  return new Map(rows.map((row) => [String(row["table"]), String(row["key"])]))
}

/** Every table. */
export const tablesIn = async (ask: Ask): Promise<ReadonlyArray<string>> =>
  (
    await ask(
      sql`select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`
    )
  ).map((row) => String(row["relname"]))

const withoutKey: Question = async (ask) => {
  const keys = await keysIn(ask)
  return (await tablesIn(ask))
    .filter((table) => !keys.has(table) && !nobodys.includes(table))
    .map((table) => `${table} has no distribution key`)
}

const keysOutside: Question = async (ask) => {
  const rows = await ask(
    sql`select c.relname as table, i.relname as name, null as of, (
        select json_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (x.indkey::int2[])
      ) as columns, null as there
      from pg_class c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
      where c.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)
      union all
      select c.relname, con.conname, f.relname, (
        select json_agg(a.attname::text order by k.place)
        from unnest(con.conkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      )::json, (
        select json_agg(a.attname::text order by k.place)
        from unnest(con.confkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = f.oid and a.attnum = k.number
      )::json
      from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_class f on f.oid = con.confrelid
      where con.contype = 'f' and c.relnamespace = 'public'::regnamespace`
  )
  const keys = await keysIn(ask)
  return [...keys].flatMap(([table, key]) => {
    const own = rows.filter((row) => row["table"] === table)
    const unique = own.filter((row) => row["of"] === null)
    return [
      ...(unique.length === 0 ? [`${table} has no key that tells its rows apart`] : []),
      ...own.flatMap((row) => {
        const [columns, there] = [namesIn(row["columns"]), namesIn(row["there"])]
        const at = columns.indexOf(key)
        const of = row["of"]
        const isWithin = at >= 0 && (typeof of !== "string" || there[at] === keys.get(of))
        return isWithin ? [] : [`${String(row["name"])} of ${table} reaches beyond its ${key}`]
      })
    ]
  })
}

const nullableKeys: Question = async (ask) => {
  const rows = await ask(
    sql`select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attnotnull`
  )
  return [...(await keysIn(ask))]
    .filter(([table, key]) => rows.some((row) => row["table"] === table && row["column"] === key))
    .map(([table, key]) => `${table} may lack its ${key}`)
}

/**
 * Row-level security is on and not forced: the tables' owner migrates them, rows and all, and forced it would see none.
 * The program enters one of the two roles in every transaction.
 */
const lowWalls: Question = async (ask) => {
  const off = await ask(
    sql`select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not relrowsecurity and relname <> 'migration'`
  )
  const policies = await ask(
    sql`select c.relname as table, p.polname as name, p.polcmd as command, p.polpermissive as permissive,
        pg_get_expr(p.polqual, p.polrelid) as shows, pg_get_expr(p.polwithcheck, p.polrelid) as takes,
        (select json_agg(r.rolname::text) from pg_roles r where r.oid = any (p.polroles)) as roles
      from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`
  )
  return [
    ...off.map((row) => `${String(row["relname"])} has no wall`),
    ...policies
      .filter((row) => !isOurs(row))
      .map((row) => `the wall ${String(row["name"])} of ${String(row["table"])} is another than it should be`)
  ]
}

const isOurs = (row: Readonly<Record<string, unknown>>): boolean => {
  const [role, ...others] = namesIn(row["roles"])
  if (others.length > 0 || row["permissive"] !== true || row["takes"] !== null) return false
  if (row["name"] === "seen_by_worker") {
    return role === "postkasse_worker" && row["command"] === "r" && row["shows"] === "true"
  }
  const [, how, key = ""] = /^(one|kept_of)_(.+)$/u.exec(String(row["name"])) ?? []
  const its = how === "one" ? "postkasse_app" : "postkasse_keeper"
  return role === its && row["command"] === "*" && row["shows"] === walls[key]
}

/** Views and functions run as their owner, whom no wall stops; triggers and rules act unasked, and Citus has none. */
const doers: Question = async (ask) => {
  const rows = await ask(
    sql`select 'the trigger ' || tgname as what from pg_trigger where not tgisinternal
      union all select 'the rule ' || rulename from pg_rules where schemaname = 'public'
      union all select 'the relation ' || relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i', 'S', 't')
      union all select 'the function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select 'the event trigger ' || evtname from pg_event_trigger`
  )
  return rows.map((row) => `${String(row["what"])} does more than keep rows`)
}

const rights: Question = async (ask) => {
  const rows = await ask(
    sql`with granted as (
        select c.relname, null::text as column, (aclexplode(c.relacl)).* from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        union all
        select c.relname, a.attname, (aclexplode(a.attacl)).* from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = 'public'::regnamespace
      )
      select g.relname as table, g.column, g.privilege_type as right,
        case when g.grantee = 0 then 'everybody' else pg_get_userbyid(g.grantee) end as role
      from granted g join pg_class c on c.relname = g.relname and c.relnamespace = 'public'::regnamespace
      where g.grantee <> c.relowner`
  )
  return rows
    .filter((row) => !isRightful(row))
    .map((row) => `${String(row["role"])} may ${String(row["right"])} ${String(row["table"])}`)
}

const isRightful = (row: Readonly<Record<string, unknown>>): boolean => {
  const [table, column, role, right] = ["table", "column", "role", "right"].map((name) => String(row[name]))
  if (table === undefined || nobodys.includes(table)) return false
  if (role === "postkasse_worker") return right === "SELECT" && (workersColumns[table] ?? []).includes(column ?? "")
  if (role === "postkasse_keeper") {
    const isRead = (keepersColumns[table] ?? []).includes(column ?? "")
    return isRead && (right === "SELECT" || (right === "UPDATE" && sealed.includes(column ?? "")))
  }
  if (role !== "postkasse_app") return false
  if (right === "SELECT" || right === "INSERT") return true
  return (right === "UPDATE" || right === "DELETE") && !logs.includes(table)
}

const roles: Question = async (ask) => {
  const rows = await ask(
    sql`select rolname || ' may log in or rule' as what from pg_roles where rolname in ('postkasse_app', 'postkasse_worker', 'postkasse_keeper')
        and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolreplication)
      union all
      select m.rolname || ' may act as ' || r.rolname from pg_auth_members am
        join pg_roles m on m.oid = am.member join pg_roles r on r.oid = am.roleid
        where m.rolname in ('postkasse_app', 'postkasse_worker', 'postkasse_keeper')
      union all
      select rolname || ' may make tables' from pg_roles
        where rolname in ('postkasse_app', 'postkasse_worker', 'postkasse_keeper') and has_schema_privilege(rolname, 'public', 'CREATE')
      union all
      select 'rights are given before they are asked for' from pg_default_acl`
  )
  return rows.map((row) => String(row["what"]))
}

/** All that is asked. */
export const questions = {
  withoutKey,
  keysOutside,
  nullableKeys,
  lowWalls,
  doers,
  rights,
  roles
} as const satisfies Readonly<Record<string, Question>>

const namesIn = (json: unknown): ReadonlyArray<string> => (Array.isArray(json) ? json.map(String) : [])
