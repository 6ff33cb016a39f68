/**
 * Client: the API as TypeScript sees it. Types only come from the server's code; nothing of it runs here.
 *
 * @module
 */
import { type ClientRequestOptions, hc } from "hono/client"
import type { App } from "../app.ts"

export type { RefusalTag } from "../problem/refusal.ts"
export type { Problem, ProblemOf } from "../problem/representation.ts"
export type { LoginProblem } from "../session/login.ts"

/** The API at `origin`; an empty one is the page's own. */
export const clientAt = (origin: string, options?: ClientRequestOptions) => hc<App>(origin, options)
export type Client = ReturnType<typeof clientAt>

/** What a request answers when all is well. */
export type AnswerOf<Request extends (...args: never) => Promise<unknown>> =
  Extract<Awaited<ReturnType<Request>>, { readonly ok: true }> extends { readonly json: () => Promise<infer Answer> }
    ? Answer
    : never
