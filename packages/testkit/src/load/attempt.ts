/** A request's answer, whole. */
export interface Whole {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

/**
 * How one request went: answered; never heard, so nothing was done; or broken, and nobody knows: there is an answer then where
 * the server told of it.
 */
export type Attempt =
  | { readonly _tag: "Answered"; readonly answer: Whole }
  | { readonly _tag: "Unheard" }
  | { readonly _tag: "Broken"; readonly answer: Whole | null }

/** ms after which nobody waits for an answer any more. */
const patience = 30_000

/** Asks once, and reads the whole answer. */
export const attempt = async (
  url: string,
  init: RequestInit = {},
  ask: (url: string, init: RequestInit) => Promise<Response> = fetch
): Promise<Attempt> => {
  try {
    const response = await ask(url, { ...init, signal: AbortSignal.timeout(patience) })
    const answer = {
      status: response.status,
      headers: response.headers,
      body: Buffer.from(await response.arrayBuffer())
    }
    // Nothing was done, and it says when to ask again.
    if (answer.status === 429) {
      await moment(Number(answer.headers.get("retry-after") ?? 1) * 1_000)
      return { _tag: "Unheard" }
    }
    // A server that is coming up says so without a word; of other failures nobody knows how far they came.
    if (answer.status === 503 && answer.body.byteLength === 0) return { _tag: "Unheard" }
    return { _tag: answer.status >= 500 ? "Broken" : "Answered", answer }
  } catch (cause) {
    return isRefused(cause) ? { _tag: "Unheard" } : { _tag: "Broken", answer: null }
  }
}

const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  thrown.cause instanceof Error &&
  "code" in thrown.cause &&
  thrown.cause.code === "ECONNREFUSED"

/** A little while, before one asks again. */
export const moment = (ms = 25): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks again and again until there is an answer: for what may be asked any number of times. */
export const insist = async (ask: () => Promise<Attempt>): Promise<Whole> => {
  for (let broken = 0; ; ) {
    const asked = await ask()
    if (asked._tag === "Answered") return asked.answer
    if (asked._tag === "Broken") broken++
    await pauseAfter(broken)
  }
}

/** A little while, and longer the more tries have been broken. */
export const pauseAfter = (broken: number): Promise<void> => moment(25 * 2 ** Math.min(broken, 4))

/** What an answer says, as JSON. */
export const jsonOf = <A>({ body }: Whole): A => JSON.parse(body.toString()) as A
