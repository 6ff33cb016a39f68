/**
 * Health: whether requests should come here, and which part is ill. It names parts, and tells no address, no cause and no
 * more than that: who asks is not known.
 *
 * @module
 */
import { Schema } from "effect"

export const PartName = Schema.Literals([
  "database",
  "key store",
  "blob store",
  "ID-porten",
  "token issuer",
  "malware scanner"
])
export type PartName = typeof PartName.Type

/** How one part is. */
export interface PartHealth {
  readonly part: PartName
  readonly state: "well" | "ill"
  /** When it was first seen so. */
  readonly since: string
  /** Whether nothing can be served without it. */
  readonly needed: boolean
}

/** How the server is: ready where no part that it needs is ill. */
export interface Health {
  readonly ready: boolean
  readonly parts: ReadonlyArray<PartHealth>
}
