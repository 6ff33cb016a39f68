/**
 * The least that a server spends on a letter's three requests: Node's own, which reads each, digests the file, and answers
 * with as much as Postkasse does. A process of its own, so that its time can be told.
 */
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { cpuOf } from "../world/cpu.ts"
import { ask } from "../world/http.ts"

export interface Bare {
  /** Sends what a letter's three requests are. */
  readonly send: (content: Buffer) => Promise<void>
  /** ms of the processor that it has spent so far. */
  readonly cpu: () => Promise<number>
  readonly close: () => void
}

const headers = { authorization: `Bearer ${"x".repeat(900)}`, "content-type": "application/json" }
const request = JSON.stringify({ subject: "x".repeat(400) })

export const startBare = async (): Promise<Bare> => {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ["ignore", "pipe", "inherit"] })
  const [port] = await once(child.stdout, "data")
  const url = `http://127.0.0.1:${String(port).trim()}/`
  return {
    send: async (content) => {
      await ask(url, 200, { method: "POST", headers, body: request })
      await ask(url, 200, { method: "PUT", headers, body: content })
      await ask(url, 200, { method: "POST", headers })
    },
    cpu: () => cpuOf([child.pid ?? 0]),
    close: () => void child.kill()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = createServer((asked, response) => {
    const digest = createHash("sha256")
    asked.on("data", (chunk: Buffer) => digest.update(chunk))
    asked.on("end", () => {
      const body = JSON.stringify({ digest: digest.digest("hex"), sending: "x".repeat(600) })
      response.writeHead(200, { "content-type": "application/json" }).end(body)
    })
  })
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port))
}
