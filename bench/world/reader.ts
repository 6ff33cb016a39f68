import { cookieJar, logInAt } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"
import { type Answer, type Ask, ask, askJson } from "./http.ts"
import type { Server } from "./server.ts"

/** Somebody of the town, logged in at the highest level, with a mailbox. */
export interface Reader {
  readonly nationalId: string
  readonly mailbox: string
  /** Where the mailbox's letters are. */
  readonly letters: string
  readonly ask: (url: string, expected: number, asked?: Ask) => Promise<Answer>
  readonly askJson: <A>(url: string, expected: number, asked?: Ask) => Promise<A>
  /** Opens a letter, and answers where its document is. */
  readonly open: (letter: string) => Promise<string>
}

/** Logs in as a browser does, by ID-porten's stand-in. */
export const logIn = async (server: Server): Promise<Reader> => {
  const { origin } = server
  const api = `${origin}/api/v1`
  const { nationalId } = demoTown.person.solveig
  const jar = cookieJar()
  const begun = (await jar.fetch(`${api}/login?level=high`)).headers.get("location") ?? ""
  const back = await logInAt({ issuer: new URL(begun).origin }, begun, { nationalId, eid: "bankid", jar })
  const cookie = (await jar.fetch(back)).headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
  const headers = { cookie, origin, "sec-fetch-site": "same-origin" }
  const asReader = (asked: Ask = {}): Ask => ({ ...asked, headers: { ...headers, ...asked.headers } })
  const reader = {
    ask: (url: string, expected: number, asked?: Ask) => ask(url, expected, asReader(asked)),
    askJson: <A>(url: string, expected: number, asked?: Ask) => askJson<A>(url, expected, asReader(asked))
  }
  const { mailboxes } = await reader.askJson<{ mailboxes: ReadonlyArray<{ id: string }> }>(`${api}/mailboxes`, 200)
  const mailbox = mailboxes[0]?.id ?? ""
  const letters = `${api}/mailboxes/${mailbox}/letters`
  const open = async (letter: string): Promise<string> => {
    type Opened = { readonly contents: { readonly documents: ReadonlyArray<{ readonly href: string }> } }
    const opened = await reader.askJson<Opened>(`${letters}/${letter}/openings`, 201, { method: "POST" })
    return `${origin}${opened.contents.documents[0]?.href}`
  }
  return { nationalId, mailbox, letters, open, ...reader }
}

/** The letter that a sending has become, once it is delivered. */
export const letterOf = async ({ database }: Server, sending: string): Promise<string> => {
  for (;;) {
    const { rows } = await database.query<{ id: string }>("select id from letter where sending = $1", [sending])
    if (rows[0] !== undefined) return rows[0].id
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
