import { and, asc, eq, isNotNull, sql } from "drizzle-orm"
import type { Tx } from "../driver/index.ts"
import type { SealedColumn } from "./sealed.ts"

export interface Row {
  readonly ids: ReadonlyArray<string>
  readonly sealed: Buffer
}

/** How many rows one transaction takes on. */
export const round = 50

/** Some rows of a holder that hold something sealed, in order, after the one with those ids. */
export const rowsAfter = async (
  tx: Tx,
  { table, holder, where, ids, sealed }: SealedColumn,
  of: string,
  after: ReadonlyArray<string> | null
): Promise<ReadonlyArray<Row>> => {
  const place = (after ?? []).map((id, index) => sql`${id}::${sql.raw(ids[index]?.getSQLType() ?? "uuid")}`)
  const isAfter = after === null ? undefined : sql`(${sql.join([...ids], sql`, `)}) > (${sql.join(place, sql`, `)})`
  const rows = await tx
    .select({ ids: sql<ReadonlyArray<string>>`jsonb_build_array(${sql.join([...ids], sql`, `)})`, sealed })
    .from(table)
    .where(and(eq(holder, of), where, isNotNull(sealed), isAfter))
    .orderBy(...ids.map((id) => asc(id)))
    .limit(round)
  return rows.map((row) => ({ ids: row.ids, sealed: row.sealed as Buffer }))
}

/** Puts what was sealed anew into its row, unless that was changed or deleted meanwhile. */
export const put = async (
  tx: Tx,
  { table, holder, ids, sealed: column }: SealedColumn,
  of: string,
  { ids: at, sealed: before }: Row,
  sealed: Buffer
): Promise<void> => {
  const isRow = and(eq(holder, of), ...ids.map((id, index) => eq(id, at[index])), eq(column, before))
  await tx.execute(
    sql`update ${table} set ${sql.identifier(column.name)} = ${sql.param(sealed, column)} where ${isRow}`
  )
}
