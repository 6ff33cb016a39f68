/**
 * A stand-in for clamd, ClamAV's server: it speaks its protocol (PING, VERSION and INSTREAM, each as `zNAME\0` or `nNAME\n`)
 * and finds two things: the EICAR test file, wherever in a file it stands, and an encrypted zip archive, as clamd does with
 * `AlertEncryptedArchive yes`.
 *
 * @module
 */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net"
import { answerTo } from "./session.ts"

/**
 * How the stand-in behaves: as it should; busy, hearing each file to its end and saying nothing of it until it is something else;
 * silent, taking all it is sent; or hanging up on everybody.
 */
export type Mood = "well" | "busy" | "stalled" | "down"

export interface ClamdOptions {
  /** The port on 127.0.0.1, or the path of a unix socket; by default a free port. */
  readonly at?: number | string
  /** Bytes of one file that it takes, as clamd's StreamMaxLength; by default clamd's own. */
  readonly streamMaxLength?: number
}

export interface Clamd {
  /** As `CLAMD` names it. */
  readonly address: string
  readonly port: number
  /** Files that it has heard whole. */
  readonly scanned: () => number
  /** Changes how it behaves, from the next connection on. */
  readonly be: (mood: Mood) => void
  readonly close: () => Promise<void>
}

/** Starts it on loopback, or on a unix socket. */
export const startClamd = async ({
  at = 0,
  streamMaxLength = 100 * 1024 * 1024
}: ClamdOptions = {}): Promise<Clamd> => {
  let mood: Mood = "well"
  let heard = 0
  let isFree = Promise.withResolvers<void>()
  isFree.resolve()
  const scanned = () => {
    heard += 1
    return isFree.promise
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    // Whoever hangs up on a stand-in is none of its business.
    socket.on("error", () => undefined)
    if (mood === "down") return void socket.destroy()
    if (mood === "stalled") return void socket.resume()
    answerTo(socket, streamMaxLength, scanned)
  })
  await listening(server, at)
  const port = typeof at === "string" ? 0 : (server.address() as AddressInfo).port
  return {
    address: typeof at === "string" ? at : `127.0.0.1:${port}`,
    port,
    scanned: () => heard,
    be: (next) => {
      if (next !== "busy") isFree.resolve()
      else if (mood !== "busy") isFree = Promise.withResolvers<void>()
      mood = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  }
}

const listening = (server: Server, at: number | string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject)
    const heard = () => {
      server.off("error", reject)
      resolve()
    }
    if (typeof at === "string") server.listen(at, heard)
    else server.listen(at, "127.0.0.1", heard)
  })
