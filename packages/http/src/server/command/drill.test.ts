import { execFile } from "node:child_process"
import { createHash, randomUUID, verify } from "node:crypto"
import { cp, readdir, rename, rm } from "node:fs/promises"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import {
  compareLog,
  type LogKey,
  type Restore,
  type SignedHead,
  type Verifier,
  verifyRestore
} from "@postkasse/core/audit"
import { Claims, NationalId, People } from "@postkasse/core/identity"
import type { Sha256 } from "@postkasse/core/letter"
import { Mailboxes, OwnedMailboxes } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { layerStorage } from "@postkasse/db"
import { memorySeal } from "@postkasse/testkit/memory"
import { createDatabase, debianPostgres, dropDatabase } from "@postkasse/testkit/postgres"
import { startClamd } from "@postkasse/testkit/stand-in/clamd"
import { demoTown, type Person } from "@postkasse/testkit/town"
import { DateTime, Effect, Layer, Result } from "effect"
import { afterAll, describe, expect, inject, it } from "vitest"
import { place, type Running, run } from "../../../test/process.ts"
import { municipalityAt, townAt } from "../../../test/town.ts"
import {
  type Browser,
  begin,
  file,
  type Integrator,
  type LetterJson,
  logIn,
  problemIn,
  requestTo
} from "../../../test/world.ts"
import { changeKeys } from "../change-keys.ts"
import { settingsIn } from "../environment.ts"
import { publicKeyOf } from "../log-key-set.ts"

/**
 * The drill: a server on Postgres is backed up as it runs, works on, and is lost with its database, its
 * large documents and keys. The mirror of the keys and the backup are put back, and the server started again.
 */
const programs = debianPostgres()
if (programs === null) process.stderr.write("NOT TESTED: a backup of Postgres. It takes Debian's postgresql-15.\n")

const { solveig, birger } = demoTown.person
const { dataDir, port, remove } = await place()
const folder = join(dataDir, "..", `${randomUUID()}-backup`)
const keyFolder = join(dataDir, "keys")
const mirror = join(dataDir, "..", `${randomUUID()}-mirror`)
const running: Array<Running> = []

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL")
    await ended
  }
  await Promise.all([
    clamd.close(),
    remove(),
    ...[folder, mirror].map((one) => rm(one, { recursive: true, force: true }))
  ])
})

const clamd = await startClamd()
const environment = (url: string) => ({
  ...{ DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port) },
  CLAMD: clamd.address
})

const settingsOf = (url: string) => Result.getOrThrow(settingsIn(environment(url)))

const start = async (url: string): Promise<Running> => {
  const server = run(environment(url))
  running.push(server)
  await server.started
  if (!server.output().includes("Ctrl-C ends it.")) throw new Error(server.output())
  return server
}

const sh = promisify(execFile)

/** Mirrors the keys as docs/operations.md has it: what is new, changed or deleted there, and no hidden file. */
const mirrorKeys = async (): Promise<void> => {
  await rm(mirror, { recursive: true, force: true })
  await cp(keyFolder, mirror, { recursive: true, filter: (path) => !basename(path).startsWith(".") })
}

/** Runs a command as an operator does; answers what it says. */
const command = (name: "backup" | "restore", url: string): Promise<string> =>
  runCommand(name, url).then(
    ({ stdout }) => stdout,
    (fault: unknown) => (fault instanceof Error && "stderr" in fault ? String(fault.stderr) : Promise.reject(fault))
  )

const runCommand = (name: "backup" | "restore", url: string, dieAfter: string | null = null) => {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const env = { ...environment(url), PATH: `${programs}:${process.env["PATH"]}` }
  if (dieAfter === null) return sh(process.execPath, [script, folder], { env })
  const dying = ["--import", new URL("../../../test/die-after.ts", import.meta.url).href]
  return sh(process.execPath, [...dying, script, folder], { env: { ...env, DIE_AFTER: dieAfter } })
}

const send = async (sender: Integrator, to: Person, bytes: number, key: string = randomUUID()): Promise<string> => {
  const id = await accept(sender, to, bytes, key)
  await isTold(sender, id, "Accepted", "Delivered")
  return id
}

/** The same as far as its acceptance. */
const accept = async (sender: Integrator, to: Person, bytes: number, key: string): Promise<string> => {
  const content = file(Buffer.alloc(bytes, "brev "))
  const { id, files } = await begin(sender, requestTo(to, [content]), key)
  const put = await sender.send("PUT", files[0]?.href ?? "", content.content, { "content-type": content.mediaType })
  expect(put.status).toBe(204)
  expect((await sender.send("POST", `/api/v1/sendings/${id}/commit`)).status).toBe(202)
  return id
}

const isTold = (sender: Integrator, id: string, ...types: ReadonlyArray<string>) =>
  expect.poll(async () => typesOf(id, await events(sender)), { timeout: 30_000 }).toEqual(types)

interface EventsJson {
  readonly events: ReadonlyArray<{ readonly sending: string; readonly type: string }>
  readonly next: number
}
const events = async (sender: Integrator, after: number | null = null): Promise<EventsJson> => {
  const from = after === null ? "" : `&after=${after}`
  return (await (await sender.get(`/api/v1/events?limit=1000${from}`)).json()) as EventsJson
}
const typesOf = (sending: string, told: EventsJson): ReadonlyArray<string> =>
  told.events.filter((event) => event.sending === sending).map(({ type }) => type)

const mailboxesOf = async (browser: Browser): Promise<ReadonlyArray<{ readonly id: string }>> =>
  ((await (await browser.get("/api/v1/mailboxes")).json()) as { mailboxes: ReadonlyArray<{ id: string }> }).mailboxes

/** How many bytes a person gets of a sending's document; null where there is no such letter. */
const read = async (browser: Browser, sending: string): Promise<number | null> => {
  const [mailbox] = await mailboxesOf(browser)
  const letters = `/api/v1/mailboxes/${mailbox?.id}/letters`
  const page = (await (await browser.get(`${letters}?limit=100`)).json()) as { letters: ReadonlyArray<LetterJson> }
  const letter = page.letters.find((one) => one.sending === sending)
  if (letter === undefined) return null
  const opened = (await (await browser.send("POST", `${letters}/${letter.id}/openings`)).json()) as {
    contents: { documents: ReadonlyArray<{ href: string }> }
  }
  const document = await browser.get(opened.contents.documents[0]?.href ?? "")
  return (await document.arrayBuffer()).byteLength
}

/** Deletes a person's mailbox for good. No route does yet. */
const deleteForGood = (url: string, person: Person) =>
  Effect.gen(function* () {
    const { within } = yield* Transactor
    const hash = yield* (yield* Claims).ofNationalId(NationalId.make(person.nationalId))
    const found = yield* within({ _tag: "Claim", hash }, (yield* People).byClaim(hash))
    if (found === null) return expect.unreachable()
    const mailboxes = yield* Mailboxes
    for (const id of yield* (yield* OwnedMailboxes).of({ _tag: "PersonOwner", person: found.id })) {
      const at = yield* DateTime.now
      const delete_ = Effect.flatMap(mailboxes.lock(id), (mailbox) =>
        mailbox === null
          ? Effect.void
          : mailboxes.record(mailbox, { _tag: "MailboxDeleted", mailbox: id, at, rules: ["LIFE-3", "LIFE-10"] })
      )
      yield* within({ _tag: "Mailbox", id }, delete_)
    }
  }).pipe(
    Effect.provide(
      layerStorage({ dataDir, url, rootKeyFile: null, bucket: null }).pipe(
        Layer.provide(Layer.merge(Layer.succeed(Policy, digipost), memorySeal))
      )
    ),
    Effect.runPromise
  )

/** The head of a person's access log, as the server tells it. */
const headOf = async (browser: Browser): Promise<SignedHead> => {
  const [mailbox] = await mailboxesOf(browser)
  const page = await browser.get(`/api/v1/mailboxes/${mailbox?.id}/access-log?limit=1`)
  return ((await page.json()) as { readonly signed: SignedHead }).signed
}
const growthFrom = async (browser: Browser, size: number): Promise<ReadonlyArray<Sha256>> => {
  const [mailbox] = await mailboxesOf(browser)
  const growth = await browser.get(`/api/v1/mailboxes/${mailbox?.id}/access-log/growth?size=${size}`)
  return ((await growth.json()) as { readonly proof: ReadonlyArray<Sha256> }).proof
}
const told = async <A>(what: string): Promise<A> =>
  (await (await fetch(`${townAt(port).origin}/api/v1/${what}`)).json()) as A
const sealed: Pick<Verifier, "sha256" | "verifies"> = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  verifies: (key, message, signature) => verify(null, message, publicKeyOf(key), signature)
}

const [large, small] = [300_000, 2000]

if (programs !== null) {
  // In turn: what one leaves behind the next goes on from.
  describe("the drill", () => {
    const key = randomUUID()
    let lost = ""
    let person: Browser
    let held: ReadonlyArray<readonly [sending: string, bytes: number]> = []
    let late = ""
    let waited = ""
    let next = 0
    let remembered: ReadonlyArray<SignedHead> = []

    it("a server is backed up as it runs, works on, and is lost", async () => {
      lost = await createDatabase(inject("postgres").debian ?? "")
      const server = await start(lost)
      const sender = await municipalityAt(port)
      person = await logIn(townAt(port), solveig)
      held = [
        [await send(sender, solveig, large), large],
        [await send(sender, solveig, small), small]
      ]
      const early = await headOf(person)
      clamd.be("down")
      waited = await accept(sender, birger, small, randomUUID())
      const backedUp = await command("backup", lost)
      clamd.be("well")
      await isTold(sender, waited, "Accepted", "Delivered")
      expect(backedUp).toMatch(/^Backed up as of .* large documents\./u)
      expect((await readdir(folder)).toSorted()).toEqual(["backup.json", "blobs", "database.dump"])
      late = await send(sender, solveig, large, key)
      remembered = [early, await headOf(person)]
      next = (await events(sender)).next
      await mirrorKeys()
      await deleteForGood(lost, birger)
      await mirrorKeys()
      server.child.kill("SIGKILL")
      await server.ended
      await dropDatabase(lost)
      for (const one of [join(dataDir, "blobs"), keyFolder]) await rm(one, { recursive: true })
    })

    it("a restore that is killed when all is there but nothing settled yet leaves no database that a server starts on", async () => {
      await rename(mirror, keyFolder)
      const half = await createDatabase(inject("postgres").debian ?? "")
      await expect(runCommand("restore", half, "pg_restore")).rejects.toMatchObject({ signal: "SIGKILL" })
      await expect(start(half)).rejects.toThrow("was broken off")
      expect(await command("restore", half)).toContain("Make a new, empty one")
      await dropDatabase(half)
    })

    it("LIFE-10: restored, it has what the backup held, but for what was deleted for good, and nobody is logged in", async () => {
      const found = await createDatabase(inject("postgres").debian ?? "")
      expect(await command("restore", found)).toMatch(/^Restored as of /u)
      expect(await command("restore", found)).toContain("There are tables")
      expect(await command("backup", found)).toContain("is not empty")
      expect(Result.merge(await changeKeys(["check"], settingsOf(found), 0))).toMatch(/^Each mailbox and organisation/u)
      await start(found)
      expect(await problemIn(await person.get("/api/v1/mailboxes"))).toMatchObject({ code: "SessionEnded" })
      person = await logIn(townAt(port), solveig)
      for (const [sending, bytes] of held) expect(await read(person, sending)).toBe(bytes)
      expect(await mailboxesOf(await logIn(townAt(port), birger))).toEqual([])
      const sender = await municipalityAt(port)
      const request = requestTo(birger, [file("Hei")])
      const refused = await sender.send("POST", "/api/v1/sendings", request, { "idempotency-key": randomUUID() })
      expect(await problemIn(refused)).toMatchObject({ code: "RecipientNotDigital" })
      // It waited when the backup was taken, came, and was deleted with its mailbox: here it waits again, for nobody.
      await isTold(sender, waited, "Accepted", "Refused")
    })

    it("FIELD-24: it is published, and explains to whoever remembers a log that it is shorter, and that alone", async () => {
      const now = (await headOf(person)).head
      const known = await Promise.all(
        remembered.map(async ({ head, signature }) => ({
          ...{ size: head.size, root: head.root, time: signature.time ?? null },
          proof: head.size > now.size ? null : await growthFrom(person, head.size)
        }))
      )
      const { restores } = await told<{ restores: ReadonlyArray<Restore> }>("restores")
      const { keys } = await told<{ keys: ReadonlyArray<LogKey> }>("log-keys")
      // The one that was killed was published too, with the same copy.
      const [restore, other, ...more] = restores
      if (restore === undefined || other === undefined) return expect.unreachable()
      expect(more).toEqual([])
      expect(other.copied).toBe(restore.copied)
      expect(Result.isSuccess(verifyRestore({ keys, verifies: sealed.verifies }, restore))).toBe(true)
      expect(compareLog(sealed.sha256, known, now, restores)).toEqual({ _tag: "ShortenedByRestore", restore })
      expect(compareLog(sealed.sha256, known, now, [])).toEqual({ _tag: "NotTheSame" })
      const [early, last] = known
      if (early === undefined || last === undefined) return expect.unreachable()
      expect(compareLog(sealed.sha256, [early], now, [])).toEqual({ _tag: "Grown" })
      const altered = { ...early, root: last.root }
      expect(compareLog(sealed.sha256, [altered, last], now, restores)).toEqual({ _tag: "NotTheSame" })
    })

    it("FIELD-10: what the backup did not have is sent again under its key, and told of after all that was told before", async () => {
      const sender = await municipalityAt(port)
      expect(await read(person, late)).toBeNull()
      expect((await sender.get(`/api/v1/sendings/${late}`)).status).toBe(404)
      const again = await send(sender, solveig, large, key)
      expect(await read(person, again)).toBe(large)
      expect(typesOf(again, await events(sender, next)).slice(0, 2)).toEqual(["Accepted", "Delivered"])
      expect(running.at(-1)?.output()).not.toContain('"level":"error"')
    })
  })
}
