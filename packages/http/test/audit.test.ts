import { createHash, createPublicKey, verify } from "node:crypto"
import {
  DocumentReceipt,
  follow,
  LogEntry,
  type LogLine,
  leafOf,
  rootOfFrontier,
  Salt,
  type Verifier,
  verifyConsistency,
  verifyInclusion,
  verifyReceipt
} from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import { demoTown } from "@postkasse/testkit/town"
import { Result, Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type Browser,
  beginningAs,
  file,
  lettersOf,
  logIn,
  pass,
  problemIn,
  runJobs,
  send,
  sha256,
  startWorld,
  type World
} from "./world.ts"

const { municipality } = demoTown.organisation
const { solveig, birger } = demoTown.person
const bytes = beginningAs("application/pdf", 5_000)
const hash = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest()

let world: World
let reader: Browser
let at: string
let letter: string
let href: string
beforeAll(async () => {
  world = await startWorld()
  await send(world, municipality, solveig, [file(bytes, "application/pdf")])
  reader = await logIn(world, solveig)
  at = `/api/v1/mailboxes/${world.mailboxes.get(solveig)}`
  const [listed] = await lettersOf(world, reader, solveig)
  letter = listed?.id ?? ""
  const opened = await reader.send("POST", `${at}/letters/${letter}/openings`)
  const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
  href = contents.documents[0]?.href ?? ""
})
afterAll(() => world.close())

const logOf = async (query = ""): Promise<Log> => (await (await reader.get(`${at}/access-log${query}`)).json()) as Log
const actsIn = ({ lines }: Log) => lines.map(({ entry }) => entry.act)
const lineOf = ({ entry, salt }: Log["lines"][number]): LogLine => ({
  _tag: "Kept",
  entry: Schema.decodeUnknownSync(Schema.toCodecJson(LogEntry))(entry),
  salt: Salt.make(salt)
})

describe("the access log over HTTP", () => {
  it("FIELD-24, TRUST-4: tells its owner who did what and when, by which rule; a document once a session and day, and once more when it is saved", async () => {
    for (const range of ["bytes=0-9", "bytes=10-99", "bytes=100-"]) await reader.get(href, { range })
    await reader.get(`${href}?download`)
    await reader.get(href)
    const log = await logOf()
    expect(actsIn(log)).toEqual(["arrived", "opened", "read", "downloaded"])
    const [arrived, opened, read] = log.lines.map(({ entry }) => entry)
    expect(arrived).toMatchObject({ who: { _tag: "Sender", organisation: municipality.number }, sha256: sha256(bytes) })
    expect(opened).toMatchObject({ letter, document: null, who: { _tag: "Owner" }, rules: ["AUTH-3"] })
    expect(read).toMatchObject({ letter, sha256: null, policy: expect.any(String), at: expect.stringMatching(/Z$/u) })
    expect(log.letters.map(({ id, subject }) => ({ id, subject }))).toEqual([
      { id: letter, subject: "Et brev til deg" }
    ])
  })

  it("TRUST-2: tells in its entries neither subject, name nor national id", async () => {
    const { lines } = await logOf()
    const told = JSON.stringify(lines)
    for (const secret of ["Et brev til deg", "brev.txt", solveig.nationalId]) expect(told).not.toContain(secret)
  })

  it("FIELD-24: comes in pages, each going on from the one before it, that make the signed head", async () => {
    const newest = await logOf("?limit=3")
    const older = await logOf(`?limit=3&before=${newest.before.size}`)
    expect([...actsIn(older), ...actsIn(newest)]).toEqual(["arrived", "opened", "read", "downloaded"])
    const end = follow(hash, newest.before, newest.lines.map(lineOf))
    expect(end.size).toBe(newest.signed.head.size)
    expect(rootOfFrontier(hash, end)).toBe(newest.signed.head.root)
    expect(follow(hash, older.before, older.lines.map(lineOf))).toEqual(newest.before)
  })

  it("FIELD-24: proves an entry, and that the log has only grown", async () => {
    const before = (await logOf()).signed.head
    const other = await logIn(world, solveig)
    await other.send("POST", `${at}/letters/${letter}/openings`)
    const growth = (await (await reader.get(`${at}/access-log/growth?size=${before.size}`)).json()) as Growth
    expect(growth.before).toEqual(before)
    expect(growth.now.head.size).toBe(before.size + 1)
    expect(verifyConsistency(hash, before, growth.now.head, growth.proof)).toBe(true)
    const proven = decodedReceipt(await (await reader.get(`${at}/access-log/proof?index=1`)).json())
    const leaf = leafOf(hash, { _tag: "Kept", ...proven })
    expect(verifyInclusion(hash, { leaf, index: 1, ...proven.head }, proven.proof)).toBe(true)
  })

  it("FIELD-25: is nobody else's, and has nothing where nothing is", async () => {
    const other = await logIn(world, birger)
    for (const path of ["access-log", "access-log/proof?index=0", "access-log/growth?size=0"]) {
      expect(await problemIn(await other.get(`${at}/${path}`))).toMatchObject({ status: 404, code: "MailboxNotFound" })
      expect((await fetch(`${world.origin}${at}/${path}`)).status).toBe(401)
    }
    for (const path of ["access-log/proof?index=99", "access-log/growth?size=99"]) {
      expect(await problemIn(await reader.get(`${at}/${path}`))).toMatchObject({
        status: 404,
        code: "LogEntryNotFound"
      })
    }
    expect(await problemIn(await other.get(`${href}/receipt`))).toMatchObject({ status: 404, code: "LetterNotFound" })
    const empty = await other.get(`/api/v1/mailboxes/${world.mailboxes.get(birger)}/access-log`)
    expect(await empty.json()).toMatchObject({ signed: null, lines: [], letters: [] })
  })

  it("FIELD-6: shows nothing of a letter before its delivery time", async () => {
    const visibleAt = new Date(Date.now() + 3_600_000).toISOString()
    await send(world, municipality, solveig, [file("Hei")], { visibleAt })
    const { size } = (await logOf()).signed.head
    await pass(world, "61 minutes")
    await runJobs(world)
    reader = await logIn(world, solveig)
    const log = await logOf()
    expect(log.signed.head.size).toBe(size + 1)
    expect(actsIn(log).at(-1)).toBe("arrived")
  })
})

describe("a document's receipt", () => {
  it("TRUST-3: shows offline, by the published key, that this document arrived, and holds for no other", async () => {
    const receipt = decodedReceipt(await (await reader.get(`${href}/receipt`)).json())
    const { keys } = (await (await fetch(`${world.origin}/api/v1/log-keys`)).json()) as Pick<Verifier, "keys">
    const verifier: Verifier = {
      sha256: hash,
      keys,
      verifies: ({ kty, crv, x }, message, signature) =>
        verify(null, message, createPublicKey({ key: { kty, crv, x }, format: "jwk" }), signature)
    }
    const entry = Result.getOrThrow(verifyReceipt(verifier, receipt, Sha256.make(sha256(bytes))))
    expect(entry).toMatchObject({ act: "arrived", letter, who: { organisation: municipality.number } })
    const other = verifyReceipt(verifier, receipt, Sha256.make(sha256(Buffer.from("another"))))
    expect(Result.isFailure(other)).toBe(true)
    const unknown = verifyReceipt({ ...verifier, keys: [] }, receipt, Sha256.make(sha256(bytes)))
    expect(Result.isFailure(unknown) && unknown.failure.why).toBe("KeyNotKnown")
  })
})

const decodedReceipt = Schema.decodeUnknownSync(Schema.toCodecJson(DocumentReceipt))

interface Head {
  readonly origin: string
  readonly size: number
  readonly root: Sha256
}
interface Log {
  readonly signed: { readonly head: Head }
  readonly before: { readonly size: number; readonly roots: ReadonlyArray<Sha256> }
  readonly lines: ReadonlyArray<{ readonly entry: { readonly act: string }; readonly salt: string }>
  readonly letters: ReadonlyArray<{ readonly id: string; readonly subject: string | null }>
}
interface Growth {
  readonly before: Head
  readonly now: { readonly head: Head }
  readonly proof: ReadonlyArray<Sha256>
}
