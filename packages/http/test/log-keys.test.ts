import { execFile } from "node:child_process"
import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import {
  DocumentReceipt,
  type LogKey,
  type SignedHead,
  signedText,
  type Verifier,
  verifyHead,
  verifyReceipt
} from "@postkasse/core/audit"
import type { Sha256 } from "@postkasse/core/letter"
import { createDatabase } from "@postkasse/testkit/postgres"
import { demoTown } from "@postkasse/testkit/town"
import { Result, Schema } from "effect"
import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { changeLogKeys } from "../src/server/log-key.ts"
import { beginLogKey, lead } from "../src/server/log-key-set.ts"
import { place, type Running, run } from "./process.ts"
import { townAt } from "./town.ts"
import { type Browser, type LetterJson, logIn, problemIn } from "./world.ts"

const { solveig } = demoTown.person
const command = fileURLToPath(new URL("../src/server/keys.ts", import.meta.url))
const execute = promisify(execFile)
const decodedReceipt = Schema.decodeUnknownSync(Schema.toCodecJson(DocumentReceipt))
const why = <A>(answer: Result.Result<A, { readonly why: string }>) =>
  Result.isFailure(answer) ? answer.failure.why : null

describe("the key that access logs are signed with, changed under load on two servers", () => {
  let places: ReadonlyArray<Awaited<ReturnType<typeof place>>>
  let url: string
  let path: string
  let mailbox: string
  const servers: Array<Running> = []
  beforeAll(async () => {
    places = [await place(), await place()]
    const dataDir = places[0]?.dataDir ?? ""
    path = join(dataDir, "keys", "log.jwk")
    url = await createDatabase(inject("postgres").embedded)
    for (const { port } of places) {
      const server = run({ DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port) })
      servers.push(server)
      await server.started
    }
    const { mailboxes } = await json<{ mailboxes: ReadonlyArray<{ id: string }> }>(
      (await logIn(townAt(portOf(0)), solveig)).get("/api/v1/mailboxes")
    )
    mailbox = `/api/v1/mailboxes/${mailboxes[0]?.id}`
  })
  afterAll(async () => {
    for (const { child, ended } of servers) {
      child.kill("SIGKILL")
      await ended
    }
    await Promise.all(places.map(({ remove }) => remove()))
  })

  const portOf = (server: number): number => places[server % 2]?.port ?? 0
  const json = async <A>(response: Promise<Response>): Promise<A> => (await (await response).json()) as A
  /** A request with a session that was begun at either server. */
  const ask = (server: number, browser: Browser, at: string, method = "GET"): Promise<Response> => {
    const { origin } = townAt(portOf(server))
    const headers = { cookie: browser.cookie(), origin, "sec-fetch-site": "same-origin" }
    return fetch(`${origin}${at}`, { method, headers })
  }
  const verifierAt = async (server: number): Promise<Verifier> => ({
    sha256: (bytes) => createHash("sha256").update(bytes).digest(),
    ...(await json<{ keys: ReadonlyArray<LogKey> }>(fetch(`${townAt(portOf(server)).origin}/api/v1/log-keys`))),
    verifies: ({ kty, crv, x }, message, signature) =>
      verify(null, message, createPublicKey({ key: { kty, crv, x }, format: "jwk" }), signature)
  })

  it("TRUST-3, FIELD-24: no head is signed that the other server cannot verify at once, and receipts from before verify after", async () => {
    /** By which key each server has signed, and how often. */
    const signed = [new Map<string, number>(), new Map<string, number>()]
    const faults: Array<unknown> = []
    const enough = new AbortController()
    /** Logs in again and again, opens at one server what it has not opened in this session, and looks at the log at the other. */
    const load = async (server: number) => {
      while (!enough.signal.aborted) {
        const browser = await logIn(townAt(portOf(server)), solveig)
        const { letters } = await json<{ letters: ReadonlyArray<LetterJson> }>(
          ask(server, browser, `${mailbox}/letters?limit=100`)
        )
        for (const { id } of letters.filter(({ lock }) => lock === null)) {
          const opened = await ask(server, browser, `${mailbox}/letters/${id}/openings`, "POST")
          if (opened.status !== 201) throw new Error(`Not opened: ${await opened.text()}`)
          const other = await ask(server + 1, browser, `${mailbox}/access-log?limit=1`)
          const page = (await other.json()) as { signed: SignedHead }
          if (other.status !== 200) throw new Error(`Not shown: ${JSON.stringify(page)}`)
          const refused = why(verifyHead(await verifierAt(server + 1), page.signed))
          if (refused !== null) throw new Error(`Not verified: ${refused}`)
          const by = signed[server]
          by?.set(page.signed.signature.key, (by.get(page.signed.signature.key) ?? 0) + 1)
        }
      }
    }
    const loads = [0, 1].map((server) => load(server).catch((fault: unknown) => void faults.push(fault)))
    const some = async (key: string | undefined) => {
      const before = signed.map((by) => by.get(key ?? "") ?? 0)
      const more = () => signed.every((by, server) => (by.get(key ?? "") ?? 0) >= (before[server] ?? 0) + 5)
      await expect.poll(() => faults.length > 0 || more(), { timeout: 60_000 }).toBe(true)
      expect(faults).toEqual([])
    }
    const newest = async (server: number) => (await verifierAt(server)).keys[0]

    const old = await newest(0)
    const held = JSON.parse(await readFile(path, "utf8")) as { readonly keys: ReadonlyArray<JsonWebKey> }
    await some(old?.kid)
    const kept = await receiptFrom(await logIn(townAt(portOf(0)), solveig))
    // As if begun some time ago, so that the new key signs in two seconds.
    const now = Math.floor(Date.now() / 1000)
    await changeLogKeys(path, (content) => beginLogKey(content, now - lead + 2))
    const next = await newest(0)
    expect((await newest(1))?.kid).toBe(next?.kid)
    expect(next?.kid).not.toBe(old?.kid)
    await some(next?.kid)
    const env = { PATH: process.env["PATH"], DATA_DIR: places[0]?.dataDir }
    const { stdout } = await execute(process.execPath, [command, "log", "end"], { env })
    expect(stdout).toContain("private halves are gone")
    await some(next?.kid)
    enough.abort()
    await Promise.all(loads)
    expect(faults).toEqual([])

    for (const server of [0, 1]) {
      const verifier = await verifierAt(server)
      expect(verifier.keys.map(({ kid, until }) => [kid, until !== undefined])).toEqual([
        [next?.kid, false],
        [old?.kid, true]
      ])
      expect(kept.signature.key).toBe(old?.kid)
      expect(why(verifyReceipt(verifier, kept, kept.entry.sha256 as Sha256))).toBe(null)
    }
    expect(await readFile(path, "utf8")).not.toContain(held.keys[0]?.d)

    // Whoever kept the old key signs on with it.
    const browser = await logIn(townAt(portOf(0)), solveig)
    const { signed: last } = await json<{ signed: SignedHead }>(ask(0, browser, `${mailbox}/access-log`))
    const stolen = createPrivateKey({ key: held.keys[0] ?? {}, format: "jwk" })
    const time = Math.floor(Date.now() / 1000)
    const signature = sign(null, Buffer.from(signedText(last.head, time)), stolen).toString("base64")
    const forged: SignedHead = { head: last.head, signature: { key: old?.kid ?? "", signature, time } }
    expect(why(verifyHead(await verifierAt(1), forged))).toBe("KeyNotInTime")
    const plant = async ({ head, signature }: SignedHead) => {
      const sql = postgres(url, { max: 1, onnotice: () => undefined })
      const id = mailbox.split("/").at(-1) ?? ""
      await sql`update access_log set signed = ${sql.json({ head, signature })} where mailbox = ${id}`
      await sql.end()
    }
    await plant(forged)
    for (const server of [0, 1]) {
      const answer = await problemIn(await ask(server, browser, `${mailbox}/access-log`))
      expect(answer).toMatchObject({ status: 500, code: "HeadRefused", facts: { why: "KeyNotInTime" } })
    }
    await plant({ ...forged, signature: { ...forged.signature, key: "of-nobody" } })
    const unknown = await problemIn(await ask(1, browser, `${mailbox}/access-log`))
    expect(unknown).toMatchObject({ code: "HeadRefused", facts: { why: "KeyNotKnown" } })
  })

  /** The receipt of some document of an open letter. */
  const receiptFrom = async (browser: Browser): Promise<DocumentReceipt> => {
    const { letters } = await json<{ letters: ReadonlyArray<LetterJson> }>(browser.get(`${mailbox}/letters?limit=100`))
    for (const { id } of letters.filter(({ lock }) => lock === null)) {
      const opened = await browser.send("POST", `${mailbox}/letters/${id}/openings`)
      const { contents } = (await opened.json()) as { contents: { documents?: ReadonlyArray<{ href: string }> } }
      const [document] = contents.documents ?? []
      if (document !== undefined) return decodedReceipt(await json(browser.get(`${document.href}/receipt`)))
    }
    throw new Error("A letter of the town has a document")
  }
})
