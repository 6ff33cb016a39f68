/** A request's answer, whole. */
export interface Whole {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

/** How one request went: answered; never heard, so nothing was done; or broken, and nobody knows. */
export type Attempt =
  | { readonly _tag: "Answered"; readonly answer: Whole }
  | { readonly _tag: "Unheard" }
  | { readonly _tag: "Broken" }

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
    return answer.status >= 500 ? { _tag: "Broken" } : { _tag: "Answered", answer }
  } catch (cause) {
    return { _tag: isRefused(cause) ? "Unheard" : "Broken" }
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
  for (;;) {
    const asked = await ask()
    if (asked._tag === "Answered") return asked.answer
    await moment()
  }
}

/** What an answer says, as JSON. */
export const jsonOf = <A>({ body }: Whole): A => JSON.parse(body.toString()) as A
