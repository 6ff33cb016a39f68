import { mailboxesOf } from "@postkasse/core/mailbox"
import { Effect, Result } from "effect"
import { Hono } from "hono"
import { json, type Operate } from "../operation/index.ts"
import { OwnMailboxes, ownMailboxes } from "./representation.ts"

/** The mailboxes of who is logged in. */
export const mailboxRoutes = (operate: Operate) =>
  new Hono().get(
    "/mailboxes",
    operate({
      name: "listMailboxes",
      word: "Mailbox",
      summary: "The mailboxes that one may enter",
      caller: "person",
      answer: json(200, OwnMailboxes, "The mailboxes"),
      refusals: [],
      handle: ({ caller }) =>
        Effect.map(mailboxesOf(caller.reader.person), (mailboxes) => Result.succeed(ownMailboxes(mailboxes)))
    })
  )
