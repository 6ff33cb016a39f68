import { Contents, type Letter, type LetterId, Subject } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Schema } from "effect"
import { json } from "../codec/index.ts"
import { type HolderKey, type HolderKeys, openWith, place, sealText, unsealText } from "../crypto/index.ts"

const secret = json("letter", Schema.Struct({ subject: Subject, contents: Contents }))

type Secret = Pick<Letter, "subject" | "contents">

/** Seals what a letter says: its subject, and its documents' names and digests or the address it links to. */
export const sealLetter = (key: HolderKey, { mailbox, id, subject, contents }: Letter): Buffer =>
  sealText(key, JSON.stringify(secret.encode({ subject, contents })), letterPlace(mailbox, id))

export const unsealLetter = (keys: HolderKeys, sealed: Buffer, mailbox: MailboxId, id: LetterId): Secret =>
  secret.decode(JSON.parse(openWith(keys, (key) => unsealText(key, sealed, letterPlace(mailbox, id)))))

/** Where what a letter says belongs. */
export const letterPlace = (mailbox: string, id: string): Buffer => place("letter", mailbox, id)
