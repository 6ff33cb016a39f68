import { customType, timestamp } from "drizzle-orm/pg-core"

/** Bytes: ciphertext, mostly. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  toDriver: (value) => value
})

/** A moment, as exact as the core's: to the millisecond. */
export const instant = (name?: string) => timestamp(name ?? "", { withTimezone: true, precision: 3, mode: "date" })
