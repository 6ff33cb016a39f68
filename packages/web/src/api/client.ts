import { type AnswerOf, clientAt, type Problem } from "@postkasse/http/client"
import { languageInUse } from "../language/choice.ts"
import { Broken, NoContact, Refused } from "./trouble.ts"

/** Whoever wants to know that an answer said the session is over. */
type SessionEndListener = () => void
const listeners = new Set<SessionEndListener>()

/** Calls `listener` whenever an answer says that nobody is logged in any more. Gives the way to stop listening. */
export const onSessionEnd = (listener: SessionEndListener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells that an answer read outside this module, such as a document's, was 401. */
export const noticeSessionEnd = (): void => {
  for (const listener of listeners) listener()
}

/**
 * Asks the server, in the language in use. Throws `Refused` where it says no, `NoContact` where nothing answers and `Broken`
 * where the answer is none: what is answered is always a success.
 */
export const ask: typeof fetch = async (request, init) => {
  const headers = new Headers(init?.headers)
  headers.set("accept-language", languageInUse())
  const response = await fetch(request, { ...init, headers }).catch((cause: unknown) => {
    if (init?.signal?.aborted === true) throw cause
    throw new NoContact(cause)
  })
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.code === "SessionEnded") noticeSessionEnd()
  throw new Refused(problem)
}

/** The API, typed by the server's own code. */
export const api = clientAt("", { fetch: ask }).api.v1

/** What an answer says: the client knows its type, and `ask` lets only successes through. */
export const said = async <Response extends { readonly json: () => Promise<unknown>; readonly status: number }>(
  asked: Promise<Response>
): Promise<AnswerOf<() => Promise<Response>>> => {
  const response = await asked
  return response.json().catch(() => {
    throw new Broken(response.status)
  }) as Promise<AnswerOf<() => Promise<Response>>>
}

const problemOf = async (response: Response): Promise<Problem> => {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false
  if (!isProblem) throw new Broken(response.status)
  return response.json().catch(() => {
    throw new Broken(response.status)
  }) as Promise<Problem>
}
