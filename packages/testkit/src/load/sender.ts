import { createHash } from "node:crypto"
import { setImmediate } from "node:timers/promises"
import type { Answer } from "../history/index.ts"
import { attempt, jsonOf, moment, type Whole } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import type { LetterPlan } from "./plan.ts"
import type { Scribe } from "./scribe.ts"

/** A sender at work. */
export interface Office {
  readonly servers: ReadonlyArray<Server>
  readonly scribe: Scribe
  /** Whom it writes to. */
  readonly nationalId: string
}

/** A letter of the load is known in a mailbox by its key. */
export const keyIn = (subject: string | null): string | null => /^Prøve (.+)$/u.exec(subject ?? "")?.[1] ?? null
const subjectOf = (key: string): string => `Prøve ${key}`

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Sends one letter as planned: where connections break again and again, under the one key, as its sender would. */
export const sendLetter = async (office: Office, key: string, plan: LetterPlan): Promise<void> => {
  const documents = documentsOf(key, plan.sizes)
  office.scribe.intents.push({ key, documents: documents.map(sha256) })
  const begun = await insist(office, plan, (server) => begin(office, server, key, documents))
  if (begun === null) return
  office.scribe.begun.set(key, plan.sizes)
  if (plan.end === "never put") return
  for (const [index, document] of documents.entries()) {
    const isCut = plan.end === "broken off" && index === documents.length - 1
    const file = { key, document: index, path: begun.told.files[index]?.href ?? "" }
    const content = () => (isCut ? halfOf(document) : document)
    const patience = isCut ? 0 : plan.patience
    const come = await insist(office, { twice: false, patience }, (server) => put(office, server, file, content()))
    if (come === null && !isCut) return
  }
  if (plan.end === "never committed") return
  await insist(office, plan, (server) => commit(office, server, key, begun.told.id))
}

/** Asks once more what a key stands for. */
export const replay = async (office: Office, key: string, sizes: LetterPlan["sizes"]): Promise<void> => {
  await insist(office, { twice: false, patience: 10 }, (server) => begin(office, server, key, documentsOf(key, sizes)))
}

const documentsOf = (key: string, sizes: LetterPlan["sizes"]): ReadonlyArray<Uint8Array<ArrayBuffer>> =>
  sizes.map((bytes, index) => new Uint8Array(Buffer.alloc(bytes, `${key}, ${index}. `)))

/** The answer to one of our requests: null where it is to be asked for again. */
type Tried<A> = Answer<A> | null
type Told<A> = Extract<Answer<A>, { readonly _tag: "Acknowledged" }>

/** Asks until there is an answer, or for as long as the sender has patience; a refusal is an answer, with nothing in it. */
const insist = async <A>(
  { servers }: Office,
  { twice, patience }: Pick<LetterPlan, "twice" | "patience">,
  ask: (server: Server) => Promise<Tried<A>>
): Promise<Told<A> | null> => {
  let turn = turns++
  for (let broken = 0; broken <= patience; turn++) {
    const asked = [turn, ...(twice ? [turn + 1] : [])].flatMap((at) => servers[at % servers.length] ?? [])
    const tried = await Promise.all(asked.map(ask))
    for (const one of tried) if (one?._tag === "Acknowledged") return one
    if (tried.some((one) => one?._tag === "Refused")) return null
    if (tried.some((one) => one?._tag === "Indeterminate")) broken++
    await moment()
  }
  return null
}

// Letters go to the servers in turn.
let turns = 0

interface Begun {
  readonly id: string
  readonly sending: string
  readonly files: ReadonlyArray<{ readonly href: string }>
}

/** Begins the sending of a letter, or is told of the one that its key has begun. */
const begin = async (
  office: Office,
  server: Server,
  key: string,
  documents: ReadonlyArray<Uint8Array>
): Promise<Tried<Begun>> => {
  const files = documents.map((bytes, index) => ({
    ...{ name: `vedlegg-${index}.txt`, mediaType: "text/plain", bytes: bytes.byteLength, sha256: sha256(bytes) }
  }))
  const request = {
    recipient: { _tag: "NationalId", nationalId: office.nationalId },
    subject: subjectOf(key),
    requires: "substantial",
    contents: { _tag: "Files", files }
  }
  const headers = { "content-type": "application/json", "idempotency-key": key }
  const init = { method: "POST", headers, body: JSON.stringify(request) }
  const answer = await ask(server, `${server.api}/sendings`, init, (whole) => {
    const begun = jsonOf<Omit<Begun, "sending">>(whole)
    return { ...begun, sending: begun.id }
  })
  if (answer !== null) office.scribe.operations.push({ _tag: "Begin", key, answer })
  return answer
}

interface File {
  readonly key: string
  readonly document: number
  readonly path: string
}

const put = async ({ scribe }: Office, server: Server, file: File, body: RequestInit["body"] & object) => {
  const init = { method: "PUT", headers: { "content-type": "text/plain" }, body, duplex: "half" as const }
  const answer = await ask(server, `${server.origin}${file.path}`, init, () => null)
  if (answer !== null) scribe.operations.push({ _tag: "Put", key: file.key, document: file.document, answer })
  return answer
}

const commit = async ({ scribe }: Office, server: Server, key: string, sending: string) => {
  const answer = await ask(server, `${server.api}/sendings/${sending}/commit`, { method: "POST" }, () => null)
  if (answer !== null) scribe.operations.push({ _tag: "Commit", key, answer })
  return answer
}

const ask = async <A>(server: Server, url: string, init: RequestInit, told: (whole: Whole) => A): Promise<Tried<A>> => {
  const authorization = `Bearer ${await server.token()}`
  const asked = await attempt(url, { ...init, headers: { ...init.headers, authorization } })
  if (asked._tag === "Unheard") return null
  if (asked._tag === "Broken") return { _tag: "Indeterminate" }
  const { status } = asked.answer
  if (status === 401) server.renew()
  if (status === 401 || isUnderWay(asked.answer)) return null
  return status < 300 ? { _tag: "Acknowledged", told: told(asked.answer) } : { _tag: "Refused", status }
}

const isUnderWay = (answer: Whole): boolean =>
  answer.status === 409 && jsonOf<{ readonly code?: string }>(answer).code === "KeyUnderWay"

/** The first half of a document, and then a connection that breaks. */
const halfOf = (document: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
  const half = document.subarray(0, Math.floor(document.byteLength / 2))
  let given = false
  return new ReadableStream({
    pull: async (controller) => {
      if (!given) controller.enqueue(half)
      else {
        // So that some of it has gone out.
        await setImmediate()
        controller.error(new Error("The connection breaks"))
      }
      given = true
    }
  })
}
