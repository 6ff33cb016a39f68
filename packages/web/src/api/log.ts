import type { AnswerOf } from "@postkasse/http/client"
import { api, said } from "./client.ts"

const log = api.mailboxes[":mailbox"]["access-log"]

export type LogPage = AnswerOf<typeof log.$get>
/** A line of the access log, as it came. */
export type LogLine = LogPage["lines"][number]
/** What a line tells of, where it has not been erased. */
export type LogEntry = Extract<LogLine, { _tag: "Kept" }>["entry"]
export type LogGrowth = AnswerOf<typeof log.growth.$get>

/** A page of a mailbox's access log: the newest lines before `before`, the oldest of them first. */
export const readLog = (mailbox: string, before: number | null, signal: AbortSignal): Promise<LogPage> =>
  said(log.$get({ param: { mailbox }, query: before === null ? {} : { before: String(before) } }, { init: { signal } }))

/** The proof that the log has only grown since it had `size` lines. */
export const readGrowth = (mailbox: string, size: number): Promise<LogGrowth> =>
  said(log.growth.$get({ param: { mailbox }, query: { size: String(size) } }))

/** Every key that logs were ever signed with. */
export const readLogKeys = async () => (await said(api["log-keys"].$get())).keys

/** Each time that everything was put back to a copy, the last one first. */
export const readRestores = async () => (await said(api.restores.$get())).restores
