import { Agent, request } from "node:http"

/** An answer, read to its end. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
}

export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

// `fetch` takes more of the processor than what is measured leaves over.
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Asks over a connection that is kept. Throws where the answer is not the status that was expected. */
export const ask = (url: string, expected: number, { method = "GET", headers = {}, body }: Ask = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }
    const asked = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Array<Buffer> = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", reject)
      response.on("end", () => {
        const answer = { status: response.statusCode ?? 0, body: Buffer.concat(chunks) }
        if (answer.status === expected) resolve(answer)
        else reject(new Error(`${method} ${url} was answered ${answer.status}: ${answer.body.toString()}`))
      })
    })
    // The server may close a connection that has rested just as it is used again: then nothing was heard, and it is asked anew.
    asked.on("error", (fault: NodeJS.ErrnoException) =>
      asked.reusedSocket && fault.code === "ECONNRESET"
        ? resolve(ask(url, expected, { method, headers, ...(body === undefined ? {} : { body }) }))
        : reject(fault)
    )
    asked.end(body)
  })

/** The same, where the answer is JSON. */
export const askJson = async <A>(url: string, expected: number, asked: Ask = {}): Promise<A> =>
  JSON.parse((await ask(url, expected, asked)).body.toString()) as A
