import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { filesOf, Sending, SendingContents, type SendingRef, SendingState, Sendings } from "@postkasse/core/sending"
import { and, asc, eq, lte, type Placeholder } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { json, row } from "../codec/index.ts"
import type { HolderKeys } from "../crypto/index.ts"
import { insertInto, statement, type Tx, updateAndTell } from "../driver/index.ts"
import type { KeyStore } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, write } from "../transaction/index.ts"
import { sendingEvent } from "./event.ts"
import { sealSending, unsealSending } from "./sealed.ts"
import { StoredState } from "./state.ts"
import { sending, sendingEvent as sendingEvents } from "./table.ts"

// What was sealed, and the state, are parsed by themselves.
const stored = row(
  "sending",
  Schema.Struct({
    ...Sending.fields,
    contents: Schema.toType(SendingContents),
    state: Schema.toType(SendingState)
  })
)
const state = json("sending's state", StoredState)
const ref = row("sending", Schema.Struct({ organisation: OrganisationNumber, sending: SendingId }))
const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const

/** Sendings in the database, opened with their organisation's key. */
export const sendings = ({ database, keys }: Stores): Layer.Layer<Sendings> =>
  Layer.succeed(Sendings, {
    add: (added) =>
      query(at(added.sender.organisation), async (tx, sent) => {
        const held = await sent.hold()
        const sealed = await keys.lock(held, (key) => sealSending(key, added))
        sent.send(insertSending(tx, { ...rowOf(added), ...changing(added), sealed }))
      }),
    find: (number, id) => query(at(number), (tx) => open(keys, number, findSending(tx, { organisation: number, id }))),
    lock: (number, id) => query(at(number), (tx) => open(keys, number, lockSending(tx, { organisation: number, id }))),
    record: (after, event) => {
      const number = after.sender.organisation
      return write(at(number), (tx) => [
        recordEvent(tx, { organisation: number, id: after.id }, changing(after), {
          ...{ organisation: number, sending: after.id },
          event: sendingEvent.encode(event)
        })
      ])
    },
    lapsing: (when, limit) => {
      const found = scan(database, (tx) =>
        tx
          .select({ organisation: sending.organisation, sending: sending.id })
          .from(sending)
          .where(lte(sending.lapsesAt, DateTime.toDateUtc(when)))
          .orderBy(asc(sending.lapsesAt))
          .limit(limit)
      )
      return Effect.map(found, (rows): ReadonlyArray<SendingRef> => rows.map(ref.decode))
    }
  })

type Key = Pick<typeof sending.$inferSelect, "organisation" | "id">

const select = (tx: Tx, place: (name: keyof Key) => Placeholder) =>
  tx
    .select()
    .from(sending)
    .where(and(eq(sending.organisation, place("organisation")), eq(sending.id, place("id"))))
const findSending = statement<Key>()(select)
const lockSending = statement<Key>()((tx, place) => select(tx, place).for("update"))
const insertSending = insertInto(sending)
const recordEvent = updateAndTell(sending, sendingEvents)

type Row = typeof sending.$inferSelect
type Changing = Pick<Row, "received" | "state" | "lapsesAt">

/** What changes in a sending; the rest is as its sender wrote it. */
const changing = (after: Sending): Changing => ({
  received: filesOf(after)
    .filter((file) => file.received)
    .map((file) => file.document),
  state: state.encode(after.state),
  lapsesAt: after.state._tag === "Open" ? DateTime.toDateUtc(after.state.lapsesAt) : null
})

const rowOf = (added: Sending): Omit<Row, keyof Changing | "sealed"> => ({
  organisation: added.sender.organisation,
  id: added.id,
  senderName: added.sender.name,
  senderKind: added.sender.kind,
  letter: added.letter,
  recipient: added.recipient,
  kind: added.kind,
  requires: added.requires,
  sensitivity: added.sensitivity,
  asksConfirmation: added.asksConfirmation,
  recipientOnly: added.recipientOnly,
  visibleAt: added.visibleAt === null ? null : DateTime.toDateUtc(added.visibleAt),
  openedAt: DateTime.toDateUtc(added.openedAt)
})

const open = async (keys: KeyStore, number: OrganisationNumber, rows: PromiseLike<ReadonlyArray<Row>>) => {
  const [found] = await rows
  return found === undefined ? null : keys.use(at(number), (held) => sendingOf(held, found))
}

const sendingOf = (keys: HolderKeys, found: Row): Sending => {
  const { subject, contents } = unsealSending(keys, found.sealed, found.organisation, found.id)
  const sender = { organisation: found.organisation, name: found.senderName, kind: found.senderKind }
  return stored.decode({
    ...found,
    sender,
    subject,
    contents: withReceived(contents, new Set(found.received as ReadonlyArray<unknown>)),
    state: state.decode(found.state)
  })
}

const withReceived = (contents: SendingContents, received: ReadonlySet<unknown>): unknown =>
  contents._tag === "LinkElsewhere"
    ? contents
    : { ...contents, files: contents.files.map((file) => ({ ...file, received: received.has(file.document) })) }
