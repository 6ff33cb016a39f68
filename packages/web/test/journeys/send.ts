import { createHash, randomUUID } from "node:crypto"
import { AddressDigits, addressOf } from "@postkasse/core/mailbox"
import type { Organisation, Person } from "@postkasse/testkit/town"
import { expect, inject, vi } from "vitest"

/** A file as its sender hands it over. */
export interface SentFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A letter to be sent; what is not said is as little as can be. */
export interface Sent {
  readonly from: Organisation
  readonly to: Person
  readonly subject: string
  readonly requires?: "password" | "substantial" | "high"
  readonly sensitivity?: "normal" | "sensitive"
  readonly asksConfirmation?: boolean
  readonly files?: readonly [SentFile, ...ReadonlyArray<SentFile>]
  readonly link?: string
}

export const textFile = (text: string, name = "brev.txt"): SentFile => ({
  name,
  mediaType: "text/plain",
  content: new TextEncoder().encode(text)
})

/** Sends a letter through the API, as an agency's system does, and waits until it is delivered. Answers the sending's id. */
export const send = async (letter: Sent): Promise<string> => {
  const { origin } = inject("server")
  const authorization = `Bearer ${await tokenOf(letter.from)}`
  const files = letter.files ?? [textFile("Hei!\n\nDette er et brev.")]
  const begun = await fetch(`${origin}/api/v1/sendings`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({
      recipient: letter.from.mayUseNationalId
        ? { _tag: "NationalId", nationalId: letter.to.nationalId }
        : {
            _tag: "MailboxAddress",
            mailboxAddress: addressOf(letter.to.name, AddressDigits.make(letter.to.addressDigits))
          },
      subject: letter.subject,
      requires: letter.requires ?? "password",
      sensitivity: letter.sensitivity ?? "normal",
      asksConfirmation: letter.asksConfirmation ?? false,
      contents:
        letter.link === undefined
          ? { _tag: "Files", files: files.map(declared) }
          : { _tag: "LinkElsewhere", url: letter.link }
    })
  })
  expect(begun.status, await begun.clone().text()).toBe(201)
  const sending = (await begun.json()) as { id: string; files?: ReadonlyArray<{ href: string }> }
  for (const [index, { href }] of (sending.files ?? []).entries()) {
    const file = files[index]
    if (file === undefined) throw new Error("The server asks for a file that nobody has")
    const put = await fetch(`${origin}${href}`, {
      method: "PUT",
      headers: { authorization, "content-type": file.mediaType },
      body: file.content as BodyInit
    })
    expect(put.status).toBe(204)
  }
  const committed = await fetch(`${origin}/api/v1/sendings/${sending.id}/commit`, {
    method: "POST",
    headers: { authorization }
  })
  expect(committed.status).toBe(202)
  await vi.waitFor(
    async () => {
      const now = await fetch(`${origin}/api/v1/sendings/${sending.id}`, { headers: { authorization } })
      expect(await now.json()).toMatchObject({ state: { _tag: "Delivered" } })
    },
    { timeout: 45_000, interval: 50 }
  )
  return sending.id
}

/** What the sender has been told of a sending, oldest first (FIELD-12). */
export const eventsOf = async (from: Organisation, sending: string): Promise<ReadonlyArray<string>> => {
  const { origin } = inject("server")
  const headers = { authorization: `Bearer ${await tokenOf(from)}` }
  const types: Array<string> = []
  let after: string | null = null
  do {
    const query: string = after === null ? "" : `?after=${after}`
    const answer = await fetch(`${origin}/api/v1/events${query}`, { headers })
    const page = (await answer.json()) as {
      events: ReadonlyArray<{ type: string; sending: string }>
      next: string | null
    }
    types.push(...page.events.filter((event) => event.sending === sending).map(({ type }) => type))
    after = page.events.length === 0 ? null : page.next
  } while (after !== null)
  return types
}

const tokenOf = async ({ client }: Organisation): Promise<string> => {
  const { origin, tokens } = inject("server")
  const answer = await fetch(tokens, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: new URLSearchParams({ client_id: client.clientId, resource: `${origin}/api/v1` })
  })
  return (await answer.text()).trim()
}

const declared = ({ name, mediaType, content }: SentFile) => ({
  name,
  mediaType,
  bytes: content.byteLength,
  sha256: createHash("sha256").update(content).digest("hex")
})
