import { Deliveries, DeliveryOutcome, type Parcel } from "@postkasse/core/delivery"
import { documentsOf, type Letter, type SendingId } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import type { SendingRef } from "@postkasse/core/sending"
import { and, eq } from "drizzle-orm"
import { DateTime, Layer } from "effect"
import { row } from "../codec/index.ts"
import { insertInto, statement, type Tx } from "../driver/index.ts"
import { sealLetter } from "../letter/sealed.ts"
import { document, letter as letters } from "../letter/table.ts"
import { keyPlaceOf } from "../sending/place.ts"
import { stagedFile } from "../sending/table.ts"
import type { Stores } from "../stores.ts"
import { query, type Working, write } from "../transaction/index.ts"
import { type PackedFile, rewrap } from "./rewrap.ts"
import { delivery } from "./table.ts"

const stored = row("delivery", DeliveryOutcome)
const atMailbox = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const
const atSender = ({ organisation }: SendingRef) => ({ _tag: "Organisation", number: organisation }) as const

/** What is carried: the sending's files as they lie at the sender. */
class SealedParcel implements Parcel {
  readonly sending: SendingId
  readonly files: ReadonlyMap<string, PackedFile>
  constructor(sending: SendingId, files: ReadonlyMap<string, PackedFile>) {
    this.sending = sending
    this.files = files
  }
}

/** Deliveries in the database. */
export const deliveries = (stores: Stores): Layer.Layer<Deliveries> =>
  Layer.succeed(Deliveries, {
    pack: (ref) => query(atSender(ref), (tx) => pack(tx, ref)),
    find: (mailbox, sending) =>
      query(atMailbox(mailbox), async (tx) => {
        const [found] = await findDelivery(tx, { mailbox, sending })
        return found === undefined ? null : stored.decode(found)
      }),
    record: (mailbox, sending, { outcome, at, rules }) =>
      write(atMailbox(mailbox), (tx) => [
        insertDelivery(tx, { mailbox, sending, outcome, at: DateTime.toDateUtc(at), rules })
      ]),
    place: (letter, parcel, arrivalLogged) =>
      query(atMailbox(letter.mailbox), (tx, sent) => place(stores, tx, sent, { letter, parcel, arrivalLogged }))
  })

const pack = async (tx: Tx, ref: SendingRef): Promise<Parcel> => {
  const files = await findLinked(tx, { organisation: ref.organisation, sending: ref.sending })
  const packed = files.map((file) => {
    const { document, attempt, wrappedKey, content } = file
    if (wrappedKey === null) throw new Error("A linked file has no key.")
    return [document, { blob: attempt, wrappedKey, place: keyPlaceOf(file), content }] as const
  })
  return new SealedParcel(ref.sending, new Map(packed))
}

interface Placed {
  readonly letter: Letter
  readonly parcel: Parcel
  readonly arrivalLogged: boolean
}

const place = async ({ keys }: Stores, tx: Tx, sent: Working, { letter, parcel, arrivalLogged }: Placed) => {
  if (!(parcel instanceof SealedParcel)) throw new Error("The parcel was packed by another store.")
  const { mailbox, id } = letter
  const held = await sent.hold()
  const sealed = await keys.lock(held, (key) => sealLetter(key, letter))
  sent.send(insertLetter(tx, { ...rowOf(letter), sealed, arrivalLogged }))
  for (const { id: documentId, scan } of documentsOf(letter)) {
    const file = parcel.files.get(documentId)
    if (file === undefined) throw new Error("A document of the letter is not in the parcel.")
    const wrappedKey = await rewrap(keys, file, held, { letter: id, document: documentId })
    const { blob, content } = file
    sent.send(insertDocument(tx, { mailbox, letter: id, id: documentId, scan, wrappedKey, blob, content }))
  }
}

const insertLetter = insertInto(letters)
const insertDocument = insertInto(document)
const insertDelivery = insertInto(delivery)
const findDelivery = statement<{ mailbox: string; sending: string }>()((tx, place) =>
  tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.mailbox, place("mailbox")), eq(delivery.sending, place("sending"))))
)
const findLinked = statement<{ organisation: string; sending: string }>()((tx, place) =>
  tx
    .select()
    .from(stagedFile)
    .where(
      and(
        eq(stagedFile.organisation, place("organisation")),
        eq(stagedFile.sending, place("sending")),
        eq(stagedFile.state, "linked")
      )
    )
)

const rowOf = (letter: Letter): Omit<typeof letters.$inferInsert, "sealed" | "arrivalLogged"> => ({
  mailbox: letter.mailbox,
  id: letter.id,
  sending: letter.sending,
  senderOrganisation: letter.sender.organisation,
  senderName: letter.sender.name,
  senderKind: letter.sender.kind,
  kind: letter.kind,
  requires: letter.requires,
  sensitivity: letter.sensitivity,
  asksConfirmation: letter.asksConfirmation,
  recipientOnly: letter.recipientOnly,
  visibleAt: DateTime.toDateUtc(letter.visibleAt),
  openedAt: letter.openedAt === null ? null : DateTime.toDateUtc(letter.openedAt),
  confirmedAt: letter.confirmedAt === null ? null : DateTime.toDateUtc(letter.confirmedAt)
})
