/**
 * Statements whose SQL is made of Drizzle's terms once for each connection, and not each time that they are asked: for what
 * every letter asks.
 */
import { and, eq, getTableColumns, type Placeholder, sql } from "drizzle-orm"
import type { PgColumn, PgTable } from "drizzle-orm/pg-core"
import type { Tx } from "./database.ts"

interface Prepared<Answer> {
  readonly execute: (values: Record<string, unknown>) => Promise<Answer>
}

interface Preparable<Answer> {
  readonly prepare: (name: string) => Prepared<Answer>
}

type Values = Readonly<Record<string, unknown>>

/** A statement with values in places: `place` is where a value goes, encoded as its driver takes it. */
export const statement =
  <V extends Values>() =>
  <Answer>(build: (tx: Tx, place: (name: keyof V & string) => Placeholder) => Preparable<Answer>) => {
    const prepared = new WeakMap<Tx, Prepared<Answer>>()
    return (tx: Tx, values: V): Promise<Answer> => {
      const made = prepared.get(tx) ?? build(tx, (name) => sql.placeholder(name)).prepare("")
      prepared.set(tx, made)
      return made.execute(values)
    }
  }

/** Inserts a row into a table. */
export const insertInto = <T extends PgTable>(table: T) => inserting(table, (insertion) => insertion)

/** Inserts a row into a table, if there is none like it. */
export const insertIfNone = <T extends PgTable>(table: T) =>
  inserting(table, (insertion) => insertion.onConflictDoNothing())

type Insertion = ReturnType<ReturnType<Tx["insert"]>["values"]>

const inserting = <T extends PgTable>(table: T, rest: (insertion: Insertion) => Preparable<unknown>) => {
  const encode = encoderOf(table)
  const statements = byShape((names) =>
    statement<Values>()((tx, place) => rest(tx.insert<PgTable>(table).values(placed(names, place))))
  )
  return (tx: Tx, row: T["$inferInsert"]) => statements(Object.keys(row))(tx, encode(row))
}

/** Sets columns in the rows of a table in which others are as they are given. */
export const updateIn = <T extends PgTable>(table: T) => {
  const encode = encoderOf(table)
  const columns = columnsOf(table)
  const statements = byShape((names, keys) =>
    statement<Values>()((tx, place) =>
      tx
        .update<PgTable>(table)
        .set(placed(names, place))
        .where(and(...keys.map((key) => eq(columns[key] as PgColumn, place(`key ${key}`)))))
    )
  )
  return (tx: Tx, key: Partial<T["$inferSelect"]>, set: Partial<T["$inferSelect"]>) => {
    return statements(Object.keys(set), Object.keys(key))(tx, { ...encode(set), ...prefixed("key", encode(key)) })
  }
}

/** Sets columns in the rows of a table as `updateIn` does, and inserts a row that tells of it, in one statement. */
export const updateAndTell = <T extends PgTable, L extends PgTable>(table: T, log: L) => {
  const encode = encoderOf(table)
  const encodeTold = encoderOf(log)
  const columns = columnsOf(table)
  const statements = byShape((names, keys, told) =>
    statement<Values>()((tx, place) => {
      const change = tx
        .update<PgTable>(table)
        .set(placed(names, place))
        .where(and(...keys.map((key) => eq(columns[key] as PgColumn, place(`key ${key}`)))))
        .returning({ changed: sql`true`.as("changed") })
      const changed = tx.$with("changed").as(change)
      return tx
        .with(changed)
        .insert<PgTable>(log)
        .values(placed(told, (name) => place(`told ${name}`)))
    })
  )
  return (tx: Tx, key: Partial<T["$inferSelect"]>, set: Partial<T["$inferSelect"]>, told: L["$inferInsert"]) => {
    const values = { ...encode(set), ...prefixed("key", encode(key)), ...prefixed("told", encodeTold(told)) }
    return statements(Object.keys(set), Object.keys(key), Object.keys(told))(tx, values)
  }
}

/** Deletes the rows of a table in which these columns are as they are given. */
export const deleteFrom = <T extends PgTable>(table: T) => {
  const encode = encoderOf(table)
  const columns = columnsOf(table)
  const statements = byShape((keys) =>
    statement<Values>()((tx, place) =>
      tx.delete(table).where(and(...keys.map((key) => eq(columns[key] as PgColumn, place(key)))))
    )
  )
  return (tx: Tx, key: Partial<T["$inferSelect"]>) => statements(Object.keys(key))(tx, encode(key))
}

/** The statement for the columns that are named, made when they are first named. */
const byShape = <S>(make: (...names: ReadonlyArray<ReadonlyArray<string>>) => S) => {
  const made = new Map<string, S>()
  return (...names: ReadonlyArray<ReadonlyArray<string>>): S => {
    const shape = names.join(";")
    const one = made.get(shape) ?? make(...names)
    made.set(shape, one)
    return one
  }
}

// As SQL, which Drizzle passes on as it is: its columns would encode null too.
const placed = (names: ReadonlyArray<string>, place: (name: string) => Placeholder) =>
  Object.fromEntries(names.map((name) => [name, sql`${place(name)}`]))

const prefixed = (prefix: string, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value]))

const columnsOf = (table: PgTable): Readonly<Record<string, PgColumn>> => getTableColumns(table)

/** Values as the driver takes them. */
const encoderOf = (table: PgTable) => {
  const columns = columnsOf(table)
  return (row: object): Values =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? null : columns[name]?.mapToDriverValue(value)])
    )
}
