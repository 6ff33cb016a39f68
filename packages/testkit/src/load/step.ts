import { createHash } from "node:crypto"
import { setImmediate } from "node:timers/promises"
import type { Answer } from "../history/index.ts"
import { attempt, jsonOf, type Whole } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import type { Scribe } from "./scribe.ts"

/** A sender at work. */
export interface Office {
  readonly servers: ReadonlyArray<Server>
  readonly scribe: Scribe
  /** Whom it writes to. */
  readonly nationalId: string
}

/** How a step of a letter's went. */
export interface Step<A> {
  /** What the server said, where it said anything. */
  readonly said: Whole | null
  /** As the scribe has written it down; null where nothing was done, and it is to be asked for again. */
  readonly answer: Answer<A> | null
}

/** A sending that a key stands for. */
export interface Begun {
  readonly sending: string
  /** Where each of its documents goes. */
  readonly paths: ReadonlyArray<string>
}

/** A letter on its way in, by its steps: each asks one server once. */
export interface Letter {
  readonly documents: ReadonlyArray<Uint8Array>
  /** Begins the sending, or is told of the one that the key has begun. */
  readonly begin: (server: Server) => Promise<Step<Begun>>
  readonly put: (server: Server, begun: Begun, document: number) => Promise<Step<null>>
  /** Puts the half of a document, on a connection that breaks then. */
  readonly breakOff: (server: Server, begun: Begun, document: number) => Promise<Step<null>>
  readonly commit: (server: Server, begun: Begun) => Promise<Step<null>>
}

/** A letter of the load is known in a mailbox by its key. */
export const keyIn = (subject: string | null): string | null => /^Prøve (.+)$/u.exec(subject ?? "")?.[1] ?? null
const subjectOf = (key: string): string => `Prøve ${key}`

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** A letter with documents of so many bytes, which the scribe writes down as meant under the key. */
export const letterOf = (office: From, key: string, sizes: ReadonlyArray<number>): Letter => {
  const letter = sameLetter(office, key, sizes)
  office.scribe.intents.push({ key, documents: letter.documents.map(sha256) })
  return letter
}

type From = Pick<Office, "scribe" | "nationalId">

/** The letter that was meant under the key. */
export const sameLetter = ({ scribe, nationalId }: From, key: string, sizes: ReadonlyArray<number>): Letter => {
  const documents = sizes.map((bytes, index) => new Uint8Array(Buffer.alloc(bytes, `${key}, ${index}. `)))
  const put = async (server: Server, path: string, document: number, body: RequestInit["body"] & object) => {
    const init = { method: "PUT", headers: { "content-type": "text/plain" }, body, duplex: "half" as const }
    const step = await ask(server, path, init, () => null)
    if (step.answer !== null) scribe.operations.push({ _tag: "Put", key, document, answer: step.answer })
    return step
  }
  return {
    documents,
    begin: async (server) => {
      const headers = { "content-type": "application/json", "idempotency-key": key }
      const body = JSON.stringify(requestTo(nationalId, key, documents))
      const step = await ask(server, "/api/v1/sendings", { method: "POST", headers, body }, begunIn)
      if (step.answer !== null) scribe.operations.push({ _tag: "Begin", key, answer: step.answer })
      if (step.answer?._tag === "Acknowledged") scribe.begun.set(key, sizes)
      return step
    },
    put: (server, { paths }, document) =>
      put(server, paths[document] ?? "", document, documents[document] ?? new Uint8Array()),
    breakOff: (server, { paths }, document) =>
      put(server, paths[document] ?? "", document, halfOf(documents[document] ?? new Uint8Array())),
    commit: async (server, { sending }) => {
      const step = await ask(server, `/api/v1/sendings/${sending}/commit`, { method: "POST" }, () => null)
      if (step.answer !== null) scribe.operations.push({ _tag: "Commit", key, answer: step.answer })
      return step
    }
  }
}

const requestTo = (nationalId: string, key: string, documents: ReadonlyArray<Uint8Array>) => ({
  recipient: { _tag: "NationalId", nationalId },
  subject: subjectOf(key),
  requires: "substantial",
  contents: {
    _tag: "Files",
    files: documents.map((bytes, index) => ({
      ...{ name: `vedlegg-${index}.txt`, mediaType: "text/plain", bytes: bytes.byteLength, sha256: sha256(bytes) }
    }))
  }
})

const begunIn = (whole: Whole): Begun => {
  const { id, files } = jsonOf<{ readonly id: string; readonly files: ReadonlyArray<{ readonly href: string }> }>(whole)
  return { sending: id, paths: files.map(({ href }) => href) }
}

const ask = async <A>(server: Server, path: string, init: RequestInit, told: (whole: Whole) => A): Promise<Step<A>> => {
  const headers = { ...init.headers, authorization: `Bearer ${await server.token()}` }
  const asked = await attempt(`${server.origin}${path}`, { ...init, headers }, server.fetch)
  if (asked._tag === "Unheard") return { said: null, answer: null }
  const said = asked.answer
  if (asked._tag === "Broken") return { said, answer: { _tag: "Indeterminate" } }
  const { status } = asked.answer
  if (status === 401) server.renew()
  if (status === 401 || isUnderWay(asked.answer)) return { said, answer: null }
  const answer: Answer<A> =
    status < 300 ? { _tag: "Acknowledged", told: told(asked.answer) } : { _tag: "Refused", status }
  return { said, answer }
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
