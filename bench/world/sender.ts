import { createHash, randomBytes, randomUUID } from "node:crypto"
import { demoTown } from "@postkasse/testkit/town"
import { ask, askJson } from "./http.ts"
import type { Server } from "./server.ts"

/** An organisation that sends by the API, as its own system would. */
export interface Sender {
  readonly authorization: string
  /** Begins a letter of one document to the one of this national id. */
  readonly begin: (nationalId: string, content: Buffer) => Promise<Begun>
  /** Sends one letter of one document to the one of this national id, and answers its sending's id. */
  readonly send: (nationalId: string, content: Buffer) => Promise<string>
}

/** A sending begun: its file is put, and then it is committed. */
export interface Begun {
  readonly id: string
  readonly put: () => Promise<void>
  readonly commit: () => Promise<void>
}

const { municipality, taxOffice, hospital } = demoTown.organisation
const clients = [municipality, taxOffice, hospital].map(({ client }) => client.clientId)

/** Whom letters are sent to: everybody in the town whose mailbox takes mail. */
export const recipients: ReadonlyArray<string> = demoTown.people
  .filter(({ mailbox }) => mailbox === "active")
  .map(({ nationalId }) => nationalId)

/** So many bytes that begin as a PDF does, and go on at random. */
export const pdfOf = (bytes: number): Buffer => {
  const pdf = randomBytes(bytes)
  pdf.write("%PDF-1.7\n")
  return pdf
}

/** The senders of the town by turns. */
export const sendersOf = (server: Server, count: number): Promise<ReadonlyArray<Sender>> =>
  Promise.all(Array.from({ length: count }, (_, number) => senderOf(server, clients[number % clients.length] ?? "")))

const senderOf = async ({ origin, demoTokens }: Server, clientId: string): Promise<Sender> => {
  const form = new URLSearchParams({ client_id: clientId, resource: `${origin}/api/v1` }).toString()
  const headers = { accept: "text/plain", "content-type": "application/x-www-form-urlencoded" }
  const token = (await ask(demoTokens, 200, { method: "POST", headers, body: form })).body.toString()
  const authorization = `Bearer ${token}`
  const json = { authorization, "content-type": "application/json" }

  const begin = async (nationalId: string, content: Buffer): Promise<Begun> => {
    const sha256 = createHash("sha256").update(content).digest("hex")
    const file = { name: "vedtak.pdf", mediaType: "application/pdf", bytes: content.byteLength, sha256 }
    const request = {
      recipient: { _tag: "NationalId", nationalId },
      subject: "Vedtak om barnehageplass",
      requires: "substantial",
      contents: { _tag: "Files", files: [file] }
    }
    const { id, files } = await askJson<{ id: string; files: ReadonlyArray<{ href: string }> }>(
      `${origin}/api/v1/sendings`,
      201,
      { method: "POST", headers: { ...json, "idempotency-key": randomUUID() }, body: JSON.stringify(request) }
    )
    const pdf = { authorization, "content-type": "application/pdf" }
    return {
      id,
      put: async () =>
        void (await ask(`${origin}${files[0]?.href}`, 204, { method: "PUT", headers: pdf, body: content })),
      commit: async () =>
        void (await ask(`${origin}/api/v1/sendings/${id}/commit`, 202, { method: "POST", headers: { authorization } }))
    }
  }
  const send = async (nationalId: string, content: Buffer): Promise<string> => {
    const sending = await begin(nationalId, content)
    await sending.put()
    await sending.commit()
    return sending.id
  }
  return { authorization, begin, send }
}
