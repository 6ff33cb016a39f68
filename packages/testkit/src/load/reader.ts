import { type CookieJar, cookieJar, logInAt } from "../stand-in/id-porten/index.ts"
import { type Attempt, attempt, insist, jsonOf, moment, type Whole } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import type { Scribe } from "./scribe.ts"
import { keyIn, sha256 } from "./step.ts"

/** A letter of the load in the list of a mailbox. */
export interface Listed {
  readonly key: string
  readonly sending: string
  readonly href: string
}

/** A person who reads letters at one server. */
export interface Reader {
  /** A page of the letters of the load, and where the next one begins. */
  readonly list: (
    after: string | null
  ) => Promise<{ readonly letters: ReadonlyArray<Listed>; readonly next: string | null }>
  /** Opens a letter and reads its documents: their digests, null for one that does not open. */
  readonly open: (letter: Listed) => Promise<ReadonlyArray<string | null>>
}

export const makeReader = (server: Server, scribe: Scribe, nationalId: string): Reader => {
  let session: Promise<Session> | null = null
  const get = async (path: string): Promise<Whole> => {
    for (;;) {
      const { jar } = await (session ??= logIn(server, nationalId))
      const answer = await insist(() => attempt(`${server.origin}${path}`, {}, jar.fetch))
      if (answer.status !== 401) return answer
      session = null
    }
  }
  return {
    list: async (after) => {
      const { mailbox } = await (session ??= logIn(server, nationalId))
      const letters = `/api/v1/mailboxes/${mailbox}/letters`
      const answer = await get(`${letters}?limit=100${after === null ? "" : `&after=${after}`}`)
      if (answer.status !== 200) throw new Error(`The list was answered with ${answer.status}: ${String(answer.body)}`)
      const page = jsonOf<Page>(answer)
      return { letters: page.letters.flatMap((letter) => listed(letters, letter)), next: page.next }
    },
    open: async ({ key, href }) => {
      const { jar } = await (session ??= logIn(server, nationalId))
      const opened = await openings(server, jar, href, () =>
        scribe.operations.push({ _tag: "Open", key, answer: { _tag: "Indeterminate" } })
      )
      if (opened.status !== 201) {
        scribe.operations.push({ _tag: "Open", key, answer: { _tag: "Refused", status: opened.status } })
        return [null]
      }
      const { contents } = jsonOf<Opened>(opened)
      const read = []
      for (const document of contents.documents) read.push(digestOf(await get(document.href)))
      const told = read.filter((digest) => digest !== null)
      scribe.operations.push({ _tag: "Open", key, answer: { _tag: "Acknowledged", told } })
      return read
    }
  }
}

interface Page {
  readonly letters: ReadonlyArray<{ readonly id: string; readonly sending: string; readonly subject: string | null }>
  readonly next: string | null
}

interface Opened {
  readonly contents: { readonly documents: ReadonlyArray<{ readonly href: string }> }
}

interface Session {
  readonly jar: CookieJar
  readonly mailbox: string
}

const listed = (letters: string, { id, sending, subject }: Page["letters"][number]): ReadonlyArray<Listed> => {
  const key = keyIn(subject)
  return key === null ? [] : [{ key, sending, href: `${letters}/${id}/openings` }]
}

const digestOf = ({ status, body }: Whole): string | null => (status === 200 ? sha256(body) : null)

const openings = (server: Server, jar: CookieJar, href: string, onBroken: () => void): Promise<Whole> => {
  const headers = { origin: server.origin, "sec-fetch-site": "same-origin" }
  return insist(async (): Promise<Attempt> => {
    const asked = await attempt(`${server.origin}${href}`, { method: "POST", headers }, jar.fetch)
    if (asked._tag === "Broken") onBroken()
    return asked
  })
}

/** Logs in, from the beginning wherever the way breaks. */
const logIn = async (server: Server, nationalId: string): Promise<Session> => {
  for (;;) {
    try {
      const jar = cookieJar(server.fetch)
      const login = await jar.fetch(`${server.api}/login?level=high`)
      const location = login.headers.get("location") ?? ""
      await jar.fetch(await logInAt({ issuer: server.idPorten }, location, { nationalId, eid: "bankid", jar }))
      const found = (await (await jar.fetch(`${server.api}/mailboxes`)).json()) as Mailboxes
      const [own] = found.mailboxes
      if (own !== undefined) return { jar, mailbox: own.id }
    } catch {
      // Killed in the middle, or not up again yet.
    }
    await moment(100)
  }
}

interface Mailboxes {
  readonly mailboxes: ReadonlyArray<{ readonly id: string }>
}
