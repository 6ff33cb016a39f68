import { Subject } from "@postkasse/core/letter"
import { type Sending, SendingContents } from "@postkasse/core/sending"
import { Schema } from "effect"
import { json } from "../codec/index.ts"
import { type HolderKey, type HolderKeys, openWith, place, sealText, unsealText } from "../crypto/index.ts"

const secret = json("sending", Schema.Struct({ subject: Subject, contents: SendingContents }))

type Secret = Pick<Sending, "subject" | "contents">

/** Seals what a sending says: its subject, and its files' names and digests or the address it links to. */
export const sealSending = (key: HolderKey, { sender, id, subject, contents }: Sending): Buffer =>
  sealText(key, JSON.stringify(secret.encode({ subject, contents })), sendingPlace(sender.organisation, id))

export const unsealSending = (keys: HolderKeys, sealed: Buffer, organisation: string, id: string): Secret =>
  secret.decode(JSON.parse(openWith(keys, (key) => unsealText(key, sealed, sendingPlace(organisation, id)))))

/** Where what a sending says belongs. */
export const sendingPlace = (organisation: string, id: string): Buffer => place("sending", organisation, id)
