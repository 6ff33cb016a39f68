import { randomUUID } from "node:crypto"
import { MailboxId } from "@postkasse/core/mailbox"
import { type SQL, sql } from "drizzle-orm"
import { getTableConfig } from "drizzle-orm/pg-core"
import { Effect, Exit } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { keysIn, questions, tablesIn } from "../../test/catalog.ts"
import { databases, type OpenDatabase, servers } from "../../test/databases.ts"
import { type Attempt, leaksOf } from "../../test/holder.ts"
import { tables } from "../../test/tables.ts"
import { codeOf, type Tx } from "../driver/index.ts"
import { mailboxEvent } from "../mailbox/table.ts"
import { query, scan, transactorOn } from "../transaction/index.ts"

type Question = keyof typeof questions

/** A table as it should be. What is wrong with each of the planted ones is one thing. */
const sound = `create table planted (mailbox uuid primary key, other uuid);
  alter table planted enable row level security;
  create policy one_mailbox on planted to postkasse_app
    using (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);
  grant select, insert on planted to postkasse_app`
const wall = "using (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid)"

const planted: ReadonlyArray<readonly [Question, string, string]> = [
  ["withoutKey", "drop policy one_mailbox on planted", "no distribution key"],
  ["keysOutside", "alter table planted add constraint by_other unique (other)", "by_other of planted reaches beyond"],
  ["keysOutside", "create unique index by_expression on planted ((other is null))", "by_expression of planted"],
  ["keysOutside", "alter table planted drop constraint planted_pkey", "no key that tells its rows apart"],
  [
    "keysOutside",
    "alter table planted add constraint elsewhere foreign key (other) references mailbox (mailbox)",
    "elsewhere of planted reaches beyond"
  ],
  [
    "nullableKeys",
    "alter table planted drop constraint planted_pkey, alter mailbox drop not null",
    "may lack its mailbox"
  ],
  ["lowWalls", "alter table planted disable row level security", "planted has no wall"],
  ["lowWalls", "alter policy one_mailbox on planted using (true)", "another than it should be"],
  ["lowWalls", "alter policy one_mailbox on planted to public", "another than it should be"],
  ["lowWalls", "alter policy one_mailbox on planted with check (true)", "another than it should be"],
  ["lowWalls", `create policy further on planted to postkasse_app ${wall}`, "further of planted is another"],
  ["lowWalls", "create policy seen_by_worker on planted to postkasse_worker using (true)", "another than it should be"],
  ["doers", "create view shown as select * from planted", "the relation shown"],
  ["doers", "create rule unasked as on insert to planted do also delete from planted", "the rule unasked"],
  ["doers", "create function run() returns int language sql security definer as 'select 1'", "the function run"],
  [
    "doers",
    "create trigger unasked before update on planted for each row execute function suppress_redundant_updates_trigger()",
    "the trigger unasked"
  ],
  ["rights", "grant truncate on planted to postkasse_app", "postkasse_app may TRUNCATE planted"],
  ["rights", "grant select on planted to public", "everybody may SELECT planted"],
  ["rights", "grant select (other) on planted to postkasse_worker", "postkasse_worker may SELECT planted"],
  ["rights", "grant update (outcome) on delivery to postkasse_app", "postkasse_app may UPDATE delivery"],
  ["rights", "grant delete on log_line to postkasse_app", "postkasse_app may DELETE log_line"],
  ["rights", "grant select on installation to postkasse_app", "postkasse_app may SELECT installation"],
  ["roles", "grant create on schema public to postkasse_app", "postkasse_app may make tables"],
  ["roles", "alter default privileges grant select on tables to postkasse_app", "before they are asked for"]
]

const leaking: ReadonlyArray<readonly [string, string]> = [
  ["alter table planted disable row level security", "select touches another's"],
  ["alter policy one_mailbox on planted using (true)", "with no key, select sees rows"],
  ["alter policy one_mailbox on planted with check (true)", "insert gives to another"],
  ["alter policy one_mailbox on planted using (false)", "select does not see one's own"],
  [
    "grant update on planted to postkasse_app; alter table planted disable row level security",
    "update of other touches"
  ],
  ["grant delete on planted to postkasse_app; alter table planted disable row level security", "delete touches"],
  [
    "grant select (other) on planted to postkasse_worker; alter table planted disable row level security",
    "worker sees other"
  ]
]

describe.each(databases)("the tables on $name", ({ open }) => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  const inVain = <A>(work: (attempt: Attempt) => Promise<A>): Promise<A> => inVainOn(opened, work)

  it("are all known to the program, and it knows of no other", async () => {
    const known = [...tables.map((table) => getTableConfig(table).name), "migration"]
    expect(await inVain(({ ask }) => tablesIn(ask))).toEqual(known.toSorted())
  })

  it.each(Object.keys(questions) as ReadonlyArray<Question>)(
    "have nothing that the catalogue's %s finds",
    async (question) => {
      expect(await inVain(({ ask }) => questions[question](ask))).toEqual([])
    }
  )

  it("show, change, delete and take nothing of another's, whatever a query forgets, and to the worker what it may see", async () => {
    const keys = await inVain(({ ask }) => keysIn(ask))
    expect(keys.size).toBe(tables.length - 1)
    for (const [table, key] of keys) expect(await inVain((attempt) => leaksOf(attempt, table, key)), table).toEqual([])
  })

  it("show nothing of others to a query that forgot its filter, and take nothing for them", async () => {
    const { within } = transactorOn(opened.database)
    const [mine, theirs] = [1, 2].map(() => ({ _tag: "Mailbox", id: MailboxId.make(randomUUID()) }) as const)
    if (mine === undefined || theirs === undefined) throw new Error("unreachable")
    const event = { event: { _tag: "Some" }, number: 1 }
    const add = (to: typeof mine, mailbox: string) =>
      within(
        to,
        query(to, (tx) => tx.insert(mailboxEvent).values({ ...event, mailbox }))
      )
    await Effect.runPromise(add(mine, mine.id))
    await Effect.runPromise(add(theirs, theirs.id))
    const all = within(
      mine,
      query(mine, (tx) => tx.select().from(mailboxEvent))
    )
    expect((await Effect.runPromise(all)).map(({ mailbox }) => mailbox)).toEqual([mine.id])
    expect(Exit.isFailure(await Effect.runPromiseExit(add(mine, theirs.id)))).toBe(true)
    const claim = { _tag: "Claim", hash: "some" } as const
    expect(
      await Effect.runPromise(
        within(
          claim,
          query(claim, (tx) => tx.select().from(mailboxEvent))
        )
      )
    ).toEqual([])
  })

  it("stop a worker that would write, or read what it has no leave to", async () => {
    const writes = scan(opened.database, (tx) =>
      tx.insert(mailboxEvent).values({ mailbox: randomUUID(), number: 1, event: {} })
    )
    const reads = scan(opened.database, (tx) => tx.select().from(mailboxEvent))
    for (const work of [writes, reads]) expect(Exit.isFailure(await Effect.runPromiseExit(work))).toBe(true)
  })
})

// The questions are the same on each database: what is planted is tried on one.
describe("a table that is not as it should be", () => {
  let opened: OpenDatabase
  beforeAll(async () => {
    const [server] = servers
    if (server === undefined) throw new Error("A Postgres comes with the tests")
    opened = await server.open()
  })
  afterAll(() => opened.close())

  it.each(planted)("is found by %s: %s", async (question, wrong, finding) => {
    const found = await inVainOn(opened, async (attempt) => {
      await plant(attempt, wrong)
      return questions[question](attempt.ask)
    })
    expect(found).toEqual([expect.stringContaining(finding)])
  })

  it.each(leaking)("is seen to leak: %s", async (wrong, leak) => {
    const found = await inVainOn(opened, async (attempt) => {
      await plant(attempt, wrong)
      return leaksOf(attempt, "planted", "mailbox")
    })
    expect(found).toContainEqual(expect.stringContaining(leak))
  })
})

/** Does something as the tables' owner, and takes all of it back. */
const inVainOn = <A>(opened: OpenDatabase, work: (attempt: Attempt) => Promise<A>): Promise<A> =>
  opened.database
    .transaction(async (tx) => {
      throw new TakenBack(await work(attemptIn(tx, opened)))
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof TakenBack) return thrown.rows
      throw thrown
    })

const attemptIn = (tx: Tx, { database }: OpenDatabase): Attempt => {
  const ask = (statement: SQL) => tx.execute(statement).then(database.rows)
  return {
    ask,
    tries: async (statement) => {
      await ask(sql`savepoint tried`)
      const tried = await ask(statement).catch(codeIn)
      await ask(sql`rollback to savepoint tried`)
      return tried
    }
  }
}

const plant = async ({ ask }: Attempt, wrong: string): Promise<void> => {
  for (const statement of `${sound};${wrong}`.split(";")) await ask(sql.raw(statement))
}

/** Thrown to roll back. */
class TakenBack<A> extends Error {
  readonly rows: A
  constructor(rows: A) {
    super("taken back")
    this.rows = rows
  }
}

/** The SQLSTATE, wherever the driver put it. */
const codeIn = (thrown: unknown): string => {
  const code = codeOf(thrown) ?? (thrown instanceof Error ? codeOf(thrown.cause) : null)
  if (code === null) throw thrown
  return code
}
