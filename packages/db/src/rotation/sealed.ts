import { isNull, type SQL } from "drizzle-orm"
import type { PgColumn, PgTable } from "drizzle-orm/pg-core"
import { linePlace } from "../audit/sealed.ts"
import { logLine } from "../audit/table.ts"
import { documentPlace, type Holder } from "../crypto/index.ts"
import { letterPlace } from "../letter/sealed.ts"
import { document, letter } from "../letter/table.ts"
import { sendingPlace } from "../sending/sealed.ts"
import { sending, stagedFile } from "../sending/table.ts"

/** A column of what is locked with a holder's key, and where in the cipher's sense each row's belongs. */
export interface SealedColumn {
  readonly table: PgTable
  readonly holder: PgColumn
  /** Which of its rows are sealed with it, where not all are. */
  readonly where?: SQL
  /** What tells the holder's rows apart. */
  readonly ids: ReadonlyArray<PgColumn>
  readonly sealed: PgColumn
  readonly placeOf: (holder: string, ids: ReadonlyArray<string>) => Buffer
}

/** All that is locked with a holder's key. A test asks that no column is forgotten. */
export const sealedBy: Readonly<Record<Holder["_tag"], ReadonlyArray<SealedColumn>>> = {
  Mailbox: [
    {
      table: letter,
      holder: letter.mailbox,
      ids: [letter.id],
      sealed: letter.sealed,
      placeOf: (mailbox, [id = ""]) => letterPlace(mailbox, id)
    },
    {
      table: document,
      holder: document.mailbox,
      ids: [document.letter, document.id],
      sealed: document.wrappedKey,
      placeOf: (id, [of = "", one = ""]) =>
        documentPlace({ holder: { _tag: "Mailbox", id }, letter: of, document: one })
    },
    {
      table: logLine,
      holder: logLine.mailbox,
      ids: [logLine.index],
      sealed: logLine.sealed,
      placeOf: (mailbox, [index]) => linePlace(mailbox, String(index))
    },
    {
      table: stagedFile,
      holder: stagedFile.recipient,
      ids: [stagedFile.organisation, stagedFile.sending, stagedFile.document, stagedFile.attempt, stagedFile.letter],
      sealed: stagedFile.wrappedKey,
      placeOf: (id, [, , document = "", , letter = ""]) =>
        documentPlace({ holder: { _tag: "Mailbox", id }, letter, document })
    }
  ],
  Organisation: [
    {
      table: sending,
      holder: sending.organisation,
      ids: [sending.id],
      sealed: sending.sealed,
      placeOf: (number, [id = ""]) => sendingPlace(number, id)
    },
    {
      table: stagedFile,
      holder: stagedFile.organisation,
      where: isNull(stagedFile.recipient),
      ids: [stagedFile.sending, stagedFile.document, stagedFile.attempt],
      sealed: stagedFile.wrappedKey,
      placeOf: (number, [of = "", one = ""]) =>
        documentPlace({ holder: { _tag: "Organisation", number }, letter: of, document: one })
    }
  ]
}
