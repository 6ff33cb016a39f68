/**
 * clamd, ClamAV's server: a file is sent it by its INSTREAM command, over TCP or a unix socket, as it streams. Whatever is
 * no clear answer is none: the sending is held. Of our own, since the library for it (clamscan) ignores backpressure, holding
 * whole files in memory, and takes an answer it does not know for no finding.
 *
 * @module
 */
import { connect, type Socket } from "node:net"
import { Signature } from "@postkasse/core/receipt"
import type { ScanAnswer, Scanner } from "@postkasse/core/scan"
import { Unavailable } from "@postkasse/core/transaction"
import { Effect, Option, Schema } from "effect"

/** Where clamd listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** The address that a socket's path or `host:port` names; an IPv6 address stands in brackets. */
export const clamdAddressOf = (text: string): ClamdAddress => {
  if (text.startsWith("/")) return { path: text }
  const at = text.lastIndexOf(":")
  return { host: text.slice(0, at).replace(/^\[(.*)\]$/u, "$1"), port: Number(text.slice(at + 1)) }
}

/** ms that one file may take, from connecting to the answer: as long as clamd itself lets one take. */
const patience = 120_000

/** The scanner at this address; `within` ms it has said something of a file, or has not answered. */
export const clamdAt =
  (address: ClamdAddress, within: number = patience): Scanner =>
  (content) =>
    Effect.promise((signal) => ask(address, content, signal)).pipe(
      Effect.timeoutOrElse({ duration: within, orElse: () => Effect.succeed(noAnswer) })
    )

/** ms that clamd has to say that it lives, busy as it may be. */
const pingPatience = 10_000

/** Asks clamd whether it is there; rejects where it says nothing, or something else. */
export const pingClamd = async (address: ClamdAddress): Promise<void> => {
  const socket = connect(address)
  socket.setTimeout(pingPatience, () => socket.destroy())
  try {
    socket.write("zPING\0")
    if ((await replyOn(socket)) !== "PONG") throw new Unavailable({ part: "malware scanner" })
  } finally {
    socket.destroy()
  }
}

const ask = async (
  address: ClamdAddress,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal
): Promise<ScanAnswer> => {
  const socket = connect(address)
  const stop = () => socket.destroy()
  signal.addEventListener("abort", stop)
  try {
    const reply = replyOn(socket)
    const whole = await send(socket, content, reply)
    return answerIn(await reply, whole)
  } finally {
    signal.removeEventListener("abort", stop)
    stop()
  }
}

/** Sends the command and the content, each chunk after its length; false where clamd answered, or went, before the end. */
const send = async (socket: Socket, content: AsyncIterable<Uint8Array>, reply: Promise<unknown>): Promise<boolean> => {
  let over = false
  const hear = async () => {
    await reply
    over = true
  }
  const replied = hear()
  socket.write("zINSTREAM\0")
  for await (const chunk of content) {
    // A chunk of no length would be the end.
    if (chunk.byteLength === 0) continue
    socket.write(lengthOf(chunk.byteLength))
    const isTaken = socket.write(chunk)
    if (!isTaken) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), replied])
    if (over) return false
  }
  socket.write(lengthOf(0))
  return true
}

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Most bytes of an answer: it is a line. */
const longestReply = 4_096

/** What clamd says, up to its end; null where it said nothing whole. */
const replyOn = (socket: Socket): Promise<string | null> =>
  new Promise((resolve) => {
    let said = Buffer.alloc(0)
    socket.on("data", (chunk: Buffer) => {
      said = Buffer.concat([said, chunk])
      const end = said.indexOf(0)
      if (end !== -1) resolve(said.toString("utf8", 0, end))
      else if (said.byteLength > longestReply) socket.destroy()
    })
    // Which of them it was does not matter: it has not answered.
    socket.on("error", () => resolve(null))
    socket.on("close", () => resolve(null))
  })

/** What the answer means. That all is well counts only where all was sent. */
const answerIn = (reply: string | null, whole: boolean): ScanAnswer => {
  if (reply === null) return noAnswer
  const found = /^stream: (?<name>.+) FOUND$/u.exec(reply)?.groups?.["name"]
  if (found !== undefined) return { _tag: "Infected", signature: signatureIn(found) }
  if (reply === "stream: OK" && whole) return { _tag: "Clean" }
  return { _tag: "NotScanned", why: reply.startsWith("INSTREAM size limit exceeded") ? "TooLarge" : "Failed" }
}

const signatureIn = (name: string): Signature =>
  Option.getOrElse(Schema.decodeUnknownOption(Signature)(name), () => Signature.make("Unnamed"))

const noAnswer: ScanAnswer = { _tag: "NoAnswer" }
