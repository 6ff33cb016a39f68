import type { Socket } from "node:net"
import { eicar } from "./eicar.ts"

/** Answers one connection's one command, and hangs up, as clamd does outside of a session; of a file once it is `scanned`. */
export const answerTo = (socket: Socket, most: number, scanned: () => Promise<void>): void => {
  let heard = Buffer.alloc(0)
  let command: Command | null = null
  // What a signature that is cut in two could have begun in.
  let tail = Buffer.alloc(0)
  let found: string | null = null
  let taken = 0
  socket.on("data", (chunk: Buffer) => {
    if (socket.writableEnded) return
    heard = Buffer.concat([heard, chunk])
    if (command === null) {
      command = commandIn(heard)
      if (command === null) return
      heard = heard.subarray(command.length)
    }
    const { name, delimiter } = command
    const end = (answer: string) => void socket.end(`${answer}${delimiter}`)
    if (name !== "INSTREAM") return end(answers[name] ?? "UNKNOWN COMMAND")
    for (let next = partIn(heard); next !== null; next = partIn(heard)) {
      heard = heard.subarray(4 + next.byteLength)
      const searched = Buffer.concat([tail, next])
      if (taken === 0 && isEncryptedZip(next)) found = "Heuristics.Encrypted.Zip"
      if (searched.includes(eicar())) found = "Eicar-Test-Signature"
      tail = searched.subarray(-eicar().length)
      taken += next.byteLength
      if (taken > most) return end("INSTREAM size limit exceeded. ERROR")
      if (next.byteLength > 0) continue
      const answer = found === null ? "stream: OK" : `stream: ${found} FOUND`
      return void scanned().then(() => end(answer))
    }
  })
}

/** Whether a file that begins so is an archive whose first file is encrypted: the lowest of the flags that stand in its head. */
const isEncryptedZip = (begins: Buffer): boolean =>
  begins.toString("latin1", 0, 4) === "PK\x03\x04" && begins.byteLength > 6 && (begins.readUInt8(6) & 1) === 1

const answers: Readonly<Record<string, string>> = { PING: "PONG", VERSION: "ClamAV stand-in/0" }

interface Command {
  readonly name: string
  readonly length: number
  readonly delimiter: string
}

/** The command, once it has come whole: `z` before it and NUL after it, or `n` and a new line. */
const commandIn = (heard: Buffer): Command | null => {
  const delimiter = heard[0] === "z".charCodeAt(0) ? "\0" : "\n"
  const at = heard.indexOf(delimiter)
  if (at === -1) return null
  return { name: heard.toString("latin1", 0, at).replace(/^[zn]/u, ""), length: at + 1, delimiter }
}

/** The next part of what is streamed, once it has come whole after its length: nothing, at the end. */
const partIn = (heard: Buffer): Buffer | null => {
  if (heard.byteLength < 4) return null
  const length = heard.readUInt32BE(0)
  return heard.byteLength < 4 + length ? null : heard.subarray(4, 4 + length)
}
