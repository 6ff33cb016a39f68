/**
 * What the matrix is told of each operation: who is let in, and what it is asked. Written here by hand and not read from the
 * operation, so that an operation which lets in more than it should differs from it; one that has no line fails.
 *
 * @module
 */
import { randomUUID } from "node:crypto"
import type { RecipientQuery } from "@postkasse/core/directory"
import type { ApiScope, Level } from "@postkasse/core/identity"
import { demoTown } from "@postkasse/testkit/town"
import { file, requestTo } from "../world.ts"

const { solveig } = demoTown.person

export interface Line {
  /** Anyone; a person whose session is worth this level, to one's own; or an integration whose token has this scope. */
  readonly lets: "anyone" | Level | ApiScope
  /** What goes with the request besides the path. */
  readonly sends?: (to: RecipientQuery) => {
    readonly body: string
    readonly headers?: Readonly<Record<string, string>>
  }
  /** Whether that names a recipient. */
  readonly names?: boolean
  /** What the address ends in. */
  readonly query?: string
  /** What the letter asks for that it is tried on. */
  readonly letter?: Readonly<Record<string, unknown>>
  /** Whether being let in once ends the other sessions of the same person: each caller then has sessions made anew. */
  readonly endsSessions?: boolean
  /** Whether the sending that it is tried on has its file already. */
  readonly hasFile?: boolean
  /** Whether it is for sendings that are open, and no others. */
  readonly needsOpen?: boolean
}

const asJson = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...headers }
})

/** The letters that it is tried on open at level high, so a reading of one lets nobody in below that. */
export const lines: Readonly<Record<string, Line>> = {
  getSession: { lets: "password" },
  logIn: { lets: "anyone" },
  finishLogin: { lets: "anyone" },
  logInWithPassword: {
    lets: "anyone",
    sends: () => asJson({ nationalId: solveig.nationalId, password: solveig.password })
  },
  logOut: { lets: "anyone" },
  choosePassword: {
    lets: "substantial",
    endsSessions: true,
    sends: () => asJson({ password: solveig.password })
  },
  listMailboxes: { lets: "password" },
  listLetters: { lets: "password" },
  viewLetter: { lets: "password" },
  openLetter: { lets: "high" },
  confirmLetter: { lets: "high", letter: { asksConfirmation: true } },
  readDocument: { lets: "high" },
  readReceipt: { lets: "high" },
  viewAccessLog: { lets: "password" },
  proveEntry: { lets: "password", query: "?index=0" },
  proveGrowth: { lets: "password", query: "?size=0" },
  listLogKeys: { lets: "anyone" },
  listRestores: { lets: "anyone" },
  lookUpRecipients: {
    lets: "postkasse:recipients.read",
    names: true,
    sends: (recipient) => asJson({ recipients: [recipient] })
  },
  beginSending: {
    lets: "postkasse:sendings.write",
    names: true,
    sends: (recipient) => asJson(requestTo(solveig, [file("Hei")], { recipient }), { "idempotency-key": randomUUID() })
  },
  getSending: { lets: "postkasse:sendings.read" },
  putFile: {
    lets: "postkasse:sendings.write",
    needsOpen: true,
    sends: () => ({ body: "Hei", headers: { "content-type": "text/plain" } })
  },
  commitSending: { lets: "postkasse:sendings.write", hasFile: true, needsOpen: true },
  readEvents: { lets: "postkasse:events.read" }
}
