import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"

/** What is stored of a deletion to come: its day, and the policy version that the day was computed under (LIFE-8). */
const deletion = {
  /** The Oslo day at whose end the content is due. */
  deletionDay: OsloDate,
  policy: Schema.NonEmptyString
}

const Active = Schema.TaggedStruct("Active", {})
const Deactivated = Schema.TaggedStruct("Deactivated", { since: Instant })
const Closed = Schema.TaggedStruct("Closed", { since: Instant, ...deletion })

/** The life of a mailbox whose owner lives, as far as the operator knows. */
export const Living = Schema.Union([Active, Deactivated, Closed])
export type Living = typeof Living.Type

/**
 * Why the content of a deceased mailbox goes when its day has ended: it is the provider's *duty*, or its *right*, which
 * waits for the operator's *decision* (LIFE-7); or the estate has asked for it sooner, by *request* (LIFE-11).
 */
export const DeletionGround = Schema.Literals(["duty", "right", "decision", "request"])
export type DeletionGround = typeof DeletionGround.Type

/** What told of a death: the population register (LIFE-5), or a death certificate that was handed in (LIFE-11). */
export const DeathSource = Schema.Literals(["register", "certificate"])
export type DeathSource = typeof DeathSource.Type

/** The life of a mailbox whose owner is known as dead: read by the estate alone, until its content goes. */
export const Deceased = Schema.TaggedStruct("Deceased", {
  /** When the notice was registered: months are counted from then. */
  since: Instant,
  told: DeathSource,
  ...deletion,
  ground: DeletionGround,
  /** The last Oslo day for the estate's papers; null where there is no limit (LIFE-6, LIFE-12). */
  papersDay: Schema.NullOr(OsloDate),
  /** What the mailbox was, for a notice that turns out to be a mistake. */
  before: Living
})
export type Deceased = typeof Deceased.Type

/** A life that ends on a day: its content is deleted for good when that has ended (LIFE-3, LIFE-7). */
export const Ending = Schema.Union([Closed, Deceased])
export type Ending = typeof Ending.Type

/**
 * Where a mailbox is in its life (LIFE-1): *active*; *deactivated*, no new mail, old mail readable; *closed*, no login;
 * *deceased*, deactivated by the population register; *deleted*, content gone for good.
 */
export const Life = Schema.Union([
  Active,
  Deactivated,
  Closed,
  Deceased,
  Schema.TaggedStruct("Deleted", { since: Instant })
])
export type Life = typeof Life.Type
