import { Deliveries } from "@postkasse/core/delivery"
import { OrganisationNumber } from "@postkasse/core/identity"
import {
  DocumentId,
  FileName,
  type Letter,
  LetterId,
  MediaType,
  SendingId,
  Sha256,
  Subject
} from "@postkasse/core/letter"
import { MailboxId } from "@postkasse/core/mailbox"
import { Bytes } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { demoTown } from "@postkasse/testkit/town"
import { DateTime, Effect } from "effect"
import { v7 } from "uuid"
import type { Reader } from "../world/reader.ts"
import { pdfOf, sendersOf } from "../world/sender.ts"
import type { Server } from "../world/server.ts"
import { onStorage } from "../world/storage.ts"

/** Letters in one mailbox. */
export const perMailbox = 10_000

/** Places that many letters in the reader's mailbox, each of one document, as delivery does; one every hour until now. */
export const fillMailbox = async (server: Server, reader: Reader): Promise<void> => {
  const [sender] = await sendersOf(server, 1)
  if (sender === undefined) throw new Error("There is no sender")
  // A sending that is not committed: its file can be carried to any number of letters.
  const begun = await sender.begin(reader.nationalId, pdfOf(1_000))
  await begun.put()
  const { rows } = await server.database.query<{ document: string }>(
    "select document from staged_file where sending = $1",
    [begun.id]
  )
  const document = DocumentId.make(rows[0]?.document ?? "")
  const { municipality } = demoTown.organisation
  const organisation = OrganisationNumber.make(municipality.number)
  const ref = { organisation, sending: SendingId.make(begun.id) }
  const mailbox = MailboxId.make(reader.mailbox)
  const now = DateTime.nowUnsafe()
  const letterAt = (number: number): Letter => ({
    ...{ id: LetterId.make(v7()), mailbox, sending: SendingId.make(v7()) },
    sender: { organisation, name: municipality.name, kind: "public" },
    subject: Subject.make(`Vedtak ${number} om barnehageplass`),
    ...{ kind: "decision", requires: "substantial", sensitivity: "normal" },
    ...{ asksConfirmation: false, recipientOnly: false, openedAt: null, confirmedAt: null },
    visibleAt: DateTime.subtract(now, { hours: number }),
    contents: {
      _tag: "Documents",
      documents: [
        {
          ...{ id: document, name: FileName.make("vedtak.pdf"), mediaType: MediaType.make("application/pdf") },
          ...{ bytes: Bytes.make(1_000), sha256: Sha256.make("0".repeat(64)), scan: "clean" }
        }
      ]
    }
  })
  const filling = Effect.gen(function* () {
    const { within } = yield* Transactor
    const { pack, place } = yield* Deliveries
    const parcel = yield* within({ _tag: "Organisation", number: organisation }, pack(ref))
    for (let first = 0; first < perMailbox; first += 500) {
      const some = Array.from({ length: Math.min(500, perMailbox - first) }, (_, number) => letterAt(first + number))
      yield* within(
        { _tag: "Mailbox", id: mailbox },
        Effect.forEach(some, (letter) => place(letter, parcel, false), { discard: true })
      )
    }
  })
  await onStorage(server, filling)
}

/** Adds mailboxes of as many letters, copied from the reader's, until the tables hold so many in all. */
export const fillTables = async ({ database }: Server, reader: Reader, letters: number): Promise<void> => {
  const client = await database.connect()
  try {
    // Rows that are copied refer to what is copied with them.
    await client.query("set session_replication_role = replica")
    await client.query("set maintenance_work_mem = '1GB'")
    // What was placed without its outcome is not waited for by the log.
    await client.query("update letter set arrival_logged = true where mailbox = $1", [reader.mailbox])
    const { rows } = await client.query<{ count: number }>("select count(*)::int as count from letter")
    const wanted = Math.floor((letters - (rows[0]?.count ?? 0)) / perMailbox)
    // In parts, so that none takes more than some minutes.
    for (let left = wanted; left > 0; left -= 50) {
      await client.query(
        "create temporary table home as select gen_random_uuid() as home from generate_series(1, $1)",
        [Math.min(50, left)]
      )
      for (const [table, columns] of Object.entries(copied)) {
        await client.query(
          `insert into ${table} (mailbox, ${columns}) select home, ${columns} from ${table}, home where mailbox = $1`,
          [reader.mailbox]
        )
      }
      await client.query("drop table home")
    }
    await client.query("vacuum analyze letter, document")
  } finally {
    client.release(true)
  }
}

const copied = {
  letter:
    "id, sending, sender_organisation, sender_name, sender_kind, sealed, kind, requires, sensitivity, asks_confirmation, recipient_only, visible_at, opened_at, confirmed_at, arrival_logged",
  document: "letter, id, scan, wrapped_key, blob"
}
