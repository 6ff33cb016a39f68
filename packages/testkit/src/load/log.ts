import type { LogPage, ToldEvent } from "../history/index.ts"
import { attempt, insist, jsonOf } from "./attempt.ts"
import type { Server } from "./fleet.ts"

/** The page of the sender's log after a position, at most `limit` events. */
export const pageAfter = async (server: Server, after: number, limit: number): Promise<LogPage> => {
  const from = after === 0 ? "" : `&after=${cursorAt(after)}`
  const answer = await insist(async () => {
    const headers = { authorization: `Bearer ${await server.token()}` }
    const asked = await attempt(`${server.api}/events?limit=${limit}${from}`, { headers }, server.fetch)
    if (asked._tag !== "Answered" || asked.answer.status === 200) return asked
    server.renew()
    return { _tag: "Unheard" }
  })
  const { events, next } = jsonOf<{ readonly events: ReadonlyArray<ToldEvent>; readonly next: string | null }>(answer)
  return { after, next: next === null ? 0 : positionAt(next), events }
}

/** The whole log. */
export const wholeLog = async (server: Server, limit: number): Promise<ReadonlyArray<LogPage>> => {
  const pages: Array<LogPage> = []
  for (;;) {
    const page = await pageAfter(server, pages.at(-1)?.next ?? 0, limit)
    if (page.events.length === 0) return pages
    pages.push(page)
  }
}

// Nobody outside should read a cursor; who looks for a position left out has to.
const positionAt = (cursor: string): number => Number(Buffer.from(cursor, "base64url").toString())
const cursorAt = (position: number): string => Buffer.from(String(position)).toString("base64url")
