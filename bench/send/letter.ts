/**
 * What a delivered letter leaves behind, and how one more like it is made by hand: its bytes digested and encrypted, and a row
 * like each of its rows, under ids of its own.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto"
import type pg from "pg"

/**
 * Tables in which a delivered letter leaves rows, which of theirs to take after, given its sending ($1), and what each column there
 * holds that is not the same for all letters. Of the log's tree a line adds two nodes, one with another.
 */
const tables: Readonly<Record<string, { readonly where: string; readonly own: Readonly<Record<string, Own>> }>> = {
  sending: { where: "id = $1", own: { id: "sending", letter: "letter" } },
  sending_event: { where: "sending = $1 order by number", own: { sending: "sending" } },
  idempotency_key: { where: "sending = $1", own: { key: "key", sending: "sending", fingerprint: "digest" } },
  letter: { where: "sending = $1", own: { id: "letter", sending: "sending" } },
  document: {
    where: "letter = (select letter from sending where id = $1)",
    own: { letter: "letter", id: "document", blob: "blob", content: "sealed" }
  },
  log_line: {
    where: "mailbox = (select mailbox from letter where sending = $1) order by index desc limit 1",
    own: { index: "place", once: "new" }
  },
  log_node: {
    where:
      "mailbox = (select mailbox from letter where sending = $1) and level < 2 order by position desc, level limit 2",
    own: { position: "place", digest: "new" }
  },
  delivery: { where: "sending = $1", own: { sending: "sending" } },
  sender_event: {
    where: "event ->> 'sending' = $1::text order by number",
    own: { id: "event", position: "place" }
  }
}

/** An id of the letter's, its bytes' digest or ciphertext, or what no row has yet: an id, a digest, a place in a log. */
type Own = "sending" | "letter" | "document" | "blob" | "key" | "digest" | "sealed" | "event" | "new" | "place"

/** A letter that nobody has written yet. */
export interface Letter {
  /** The id of its sending. */
  readonly id: string
  /** The id of its document. */
  readonly document: string
  /** Its bytes, encrypted. */
  readonly sealed: Buffer
  /** The bytes that were encrypted so. */
  readonly open: (sealed: Buffer) => Buffer
  /** The insertions of its rows in these tables, in the order in which they came to be. */
  readonly of: (...tables: ReadonlyArray<string>) => ReadonlyArray<pg.QueryConfig>
}

export interface Sample {
  /** Whose sending it is. */
  readonly organisation: string
  /** Where it was delivered. */
  readonly mailbox: string
  /** One more letter like it. */
  readonly like: (content: Buffer) => Letter
}

/** An insertion of a row like one that a letter has left. */
interface Insertion {
  readonly table: string
  readonly name: string
  readonly text: string
  readonly columns: ReadonlyArray<string>
  readonly values: ReadonlyArray<unknown>
  readonly own: Readonly<Record<string, Own>>
}

/** The letter of this sending, which was delivered. */
export const sampleOf = async (client: pg.Client, sending: string): Promise<Sample> => {
  const rows = await rowsOf(client, sending)
  // Beyond all places that the server gives.
  let place = 1_000_000_000

  const like = (content: Buffer): Letter => {
    const digest = createHash("sha256").update(content).digest("hex")
    const [key, nonce] = [randomBytes(32), randomBytes(12)]
    const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 })
    const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
    const ids = new Map<Own, string>()
    const idOf = (name: Own): string => {
      const id = ids.get(name) ?? randomUUID()
      ids.set(name, id)
      return id
    }
    const ownOf = (own: Own): unknown => {
      if (own === "sealed") return sealed
      if (own === "digest") return digest
      if (own === "place") return place++
      if (own === "event") return randomUUID()
      return own === "new" ? randomBytes(32).toString("hex") : idOf(own)
    }
    const valueOf = ({ own }: Insertion, column: string, value: unknown): unknown => {
      const named = own[column]
      return named === undefined ? value : ownOf(named)
    }
    const insertions = rows.map((row) => {
      const values = row.columns.map((column, at) => valueOf(row, column, row.values[at]))
      return { table: row.table, query: { name: row.name, text: row.text, values } }
    })
    return {
      id: idOf("sending"),
      document: idOf("document"),
      sealed,
      open: (written) => {
        const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 })
        decipher.setAuthTag(written.subarray(-16))
        return Buffer.concat([decipher.update(written.subarray(0, -16)), decipher.final()])
      },
      of: (...tables) => insertions.filter(({ table }) => tables.includes(table)).map(({ query }) => query)
    }
  }
  return { organisation: fieldOf(rows, "sending", "organisation"), mailbox: fieldOf(rows, "letter", "mailbox"), like }
}

const fieldOf = (rows: ReadonlyArray<Insertion>, table: string, column: string): string => {
  const row = rows.find((one) => one.table === table)
  return String(row?.values[row.columns.indexOf(column)])
}

const rowsOf = async (client: pg.Client, sending: string): Promise<ReadonlyArray<Insertion>> => {
  const found = await Promise.all(
    Object.entries(tables).map(async ([table, { where, own }]) => {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${table} where ${where}`, [sending])
      if (rows.length === 0) throw new Error(`The letter has left nothing in ${table}`)
      return rows.map((row) => insertionOf(table, row, own))
    })
  )
  return found.flat()
}

const insertionOf = (table: string, row: Record<string, unknown>, own: Insertion["own"]): Insertion => {
  // A number that the database gives itself is left to it.
  const columns = Object.keys(row).filter((column) => column !== "number")
  const places = columns.map((_, at) => `$${at + 1}`)
  return {
    table,
    name: `by hand ${table}`,
    text: `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`,
    columns,
    // What is JSON goes back as text: an array would be taken for one of Postgres' own.
    values: columns.map((column) => (isJson(row[column]) ? JSON.stringify(row[column]) : row[column])),
    own
  }
}

const isJson = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Buffer.isBuffer(value) && !(value instanceof Date)
