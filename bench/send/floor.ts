/**
 * The floor of sending: what a letter leaves behind, written by hand. Its bytes are digested and encrypted, its rows go in as
 * one transaction, in one round trip, and it is on the disk when it answers. Nobody is asked, nothing is decided, and no
 * wall stands between one mailbox and another.
 *
 * The same in steps: as many transactions as a letter has moments at which somebody must be able to count on it (begun, its
 * file there, accepted, the scan's turn, its verdict, in its mailbox, its sender told). Each locks the sending before it writes.
 * The sender waits for the first three; the other four can be shared by all letters that wait.
 */
import { createCipheriv, createHash, randomBytes, randomUUID } from "node:crypto"
import pg from "pg"

/** Tables in which a delivered letter leaves rows, and whose id each column there holds that names it. */
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sending: { id: "sending", letter: "letter" },
  sending_event: { sending: "sending" },
  idempotency_key: { key: "key", sending: "sending" },
  letter: { id: "letter", sending: "sending" },
  document: { letter: "letter", id: "document", blob: "blob" },
  delivery: { sending: "sending" },
  sender_event: { id: "event" }
}

/** An insertion of a row like one that a letter has left. */
interface Insertion {
  readonly table: string
  readonly name: string
  readonly text: string
  readonly columns: ReadonlyArray<string>
  readonly values: ReadonlyArray<unknown>
  readonly names: Readonly<Record<string, string>>
}

export interface Floor {
  /** Writes a letter as that sender, in one transaction. */
  readonly write: (sender: number, content: Buffer) => Promise<void>
  /** The same in seven transactions. */
  readonly writeInSteps: (sender: number, content: Buffer) => Promise<void>
  /** The same for many letters: three transactions each, and four for all that have come meanwhile. */
  readonly sharing: () => Sharing
  readonly close: () => Promise<void>
}

export interface Sharing {
  readonly write: (sender: number, content: Buffer) => Promise<void>
  /** Waits until all that was written is done. */
  readonly done: () => Promise<void>
}

/** A letter in steps: what each transaction writes of it. */
interface Stepwise {
  readonly id: string
  readonly steps: ReadonlyArray<ReadonlyArray<pg.QueryConfig>>
}

/** How many of the steps a sender waits for. */
const ofSender = 3

/** Writes letters like the one of this sending, on a connection for each sender and one for all. */
export const floorLike = async (databaseUrl: string, sending: string, senders: number): Promise<Floor> => {
  const clients = Array.from(
    { length: senders + 1 },
    () => new pg.Client({ connectionString: databaseUrl, pipeline: true })
  )
  // What breaks is told by the queries on it.
  for (const client of clients) client.on("error", () => {})
  await Promise.all(clients.map((client) => client.connect()))
  const [first] = clients
  if (first === undefined) throw new Error("There are no senders")
  const rows = await rowsOf(first, sending)
  const organisation = organisationOf(rows)
  // Beyond all positions that the server gives.
  let position = 1_000_000_000

  /** The insertions of a letter that nobody has written yet, and the id of its sending. */
  const letterOf = (content: Buffer) => {
    const digest = createHash("sha256").update(content).digest("hex")
    const cipher = createCipheriv("chacha20-poly1305", randomBytes(32), randomBytes(12), { authTagLength: 16 })
    const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
    const ids = new Map<string, string>()
    const idOf = (name: string): string => {
      const id = ids.get(name) ?? randomUUID()
      ids.set(name, id)
      return id
    }
    const valueOf = ({ names }: Insertion, column: string, value: unknown): unknown => {
      if (column === "content") return sealed
      if (column === "fingerprint") return digest
      if (column === "position") return position++
      const name = names[column]
      // Of events there are two.
      return name === undefined ? value : name === "event" ? randomUUID() : idOf(name)
    }
    const insertions = rows.map((row) => {
      const values = row.columns.map((column, at) => valueOf(row, column, row.values[at]))
      return { table: row.table, query: { name: row.name, text: row.text, values } }
    })
    return { insertions, id: idOf("sending") }
  }
  const clientOf = (sender: number) => clients[1 + (sender % senders)] ?? first

  const write = (sender: number, content: Buffer): Promise<void> =>
    inOne(
      clientOf(sender),
      letterOf(content).insertions.map(({ query }) => query)
    )

  const stepwise = (content: Buffer): Stepwise => {
    const { insertions, id } = letterOf(content)
    const events = insertions.filter(({ table }) => table === "sending_event")
    const told = insertions.filter(({ table }) => table === "sender_event")
    const of = (...tables: ReadonlyArray<string>) => insertions.filter(({ table }) => tables.includes(table))
    const steps = [
      [...of("sending", "idempotency_key")],
      [events[0]],
      [events[1], told[0]],
      [],
      [events[2]],
      of("letter", "document", "delivery"),
      [...events.slice(3), told[1]]
    ]
    return { id, steps: steps.map((step) => step.flatMap((insertion) => insertion?.query ?? [])) }
  }

  /** One step of these letters, in one transaction. */
  const take = async (client: pg.Client, step: number, letters: ReadonlyArray<Stepwise>): Promise<void> => {
    const [, ...locked] = await Promise.all([
      client.query("begin"),
      ...letters.map(({ id }) => client.query({ ...lockSending, values: [organisation, id] }))
    ])
    const queries = letters.flatMap(({ id, steps }, at) => [
      ...(locked[at]?.rowCount === 0 ? [] : [{ ...updateSending, values: [organisation, id] }]),
      ...(steps[step] ?? [])
    ])
    await inOne(client, queries, "begun")
  }

  const writeInSteps = async (sender: number, content: Buffer): Promise<void> => {
    const letter = stepwise(content)
    for (const step of letter.steps.keys()) await take(clientOf(sender), step, [letter])
  }

  const sharing = (): Sharing => {
    const waiting = new Array<Stepwise>()
    let working: Promise<void> | null = null
    const work = async () => {
      while (waiting.length > 0) {
        const letters = waiting.splice(0)
        for (const step of [...(letters[0]?.steps.keys() ?? [])].slice(ofSender)) await take(first, step, letters)
      }
      working = null
    }
    return {
      write: async (sender, content) => {
        const letter = stepwise(content)
        for (const step of [...letter.steps.keys()].slice(0, ofSender)) await take(clientOf(sender), step, [letter])
        waiting.push(letter)
        working ??= work()
      },
      done: async () => {
        await working
      }
    }
  }
  return {
    write,
    writeInSteps,
    sharing,
    close: async () => void (await Promise.all(clients.map((client) => client.end())))
  }
}

const lockSending = { name: "floor lock", text: "select * from sending where organisation = $1 and id = $2 for update" }
const updateSending = {
  name: "floor update",
  text: "update sending set received = received where organisation = $1 and id = $2"
}

const organisationOf = (rows: ReadonlyArray<Insertion>): unknown => {
  const row = rows.find(({ table }) => table === "sending")
  return row?.values[row.columns.indexOf("organisation")]
}

/** Sends all of it at once, and waits until it is committed. */
const inOne = async (client: pg.Client, queries: ReadonlyArray<pg.QueryConfig>, begun?: "begun"): Promise<void> => {
  const committed = await Promise.all([
    ...(begun === undefined ? [client.query("begin")] : []),
    ...queries.map((query) => client.query(query)),
    client.query("commit")
  ]).then((answers) => answers.at(-1))
  if (committed?.command !== "COMMIT") throw new Error("The floor was not committed")
}

const rowsOf = async (client: pg.Client, sending: string): Promise<ReadonlyArray<Insertion>> => {
  const { rows } = await client.query<{ letter: string; key: string }>(
    "select letter, key from sending join idempotency_key on idempotency_key.sending = sending.id where id = $1",
    [sending]
  )
  const [{ letter, key } = { letter: "", key: "" }] = rows
  const where: Readonly<Record<string, readonly [string, string]>> = {
    sending: ["id", sending],
    sending_event: ["sending", sending],
    idempotency_key: ["key", key],
    letter: ["id", letter],
    document: ["letter", letter],
    delivery: ["sending", sending],
    sender_event: ["event ->> 'sending'", sending]
  }
  const found = await Promise.all(
    Object.entries(tables).map(async ([table, names]) => {
      const [condition, value] = where[table] ?? ["false", ""]
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${table} where ${condition} = $1`, [
        value
      ])
      return rows.map((row) => insertionOf(table, row, names))
    })
  )
  return found.flat()
}

const insertionOf = (table: string, row: Record<string, unknown>, names: Insertion["names"]): Insertion => {
  // A number that the database gives itself is left to it.
  const columns = Object.keys(row).filter((column) => column !== "number")
  const places = columns.map((_, at) => `$${at + 1}`)
  return {
    table,
    name: `floor ${table}`,
    text: `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`,
    columns,
    // What is JSON goes back as text: an array would be taken for one of Postgres' own.
    values: columns.map((column) => (isJson(row[column]) ? JSON.stringify(row[column]) : row[column])),
    names
  }
}

const isJson = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Buffer.isBuffer(value) && !(value instanceof Date)
