import { Effect, Result } from "effect"
import { type LogAct, type LogEntry, writeDown } from "../audit/index.ts"
import {
  type Contents,
  confirmed,
  type Document,
  type DocumentId,
  documentsOf,
  type Letter,
  type LetterCursor,
  type LetterId,
  Letters,
  opened
} from "../letter/index.ts"
import { asOwner, type MailboxId } from "../mailbox/index.ts"
import { EventId, EventOutbox, type SenderEvent } from "../receipt/index.ts"
import type { SessionId } from "../session/index.ts"
import { Identifiers } from "../transaction/index.ts"
import type {
  ConfirmationRefusal,
  LetterConfirmed,
  LetterNotFound,
  LetterOpened,
  ListedLetter,
  OpeningRefusal,
  Reader
} from "./model.ts"
import { confirm, list } from "./policy.ts"
import { decided, type Found, inMailbox, listed, noLetter } from "./within.ts"

/** A page of the list. */
export interface LetterPage {
  readonly letters: ReadonlyArray<ListedLetter>
  /** Where the next page begins; null where there is none. */
  readonly next: LetterCursor | null
}

/** What an opening shows. */
export interface OpenedLetter {
  readonly listed: ListedLetter
  readonly contents: Contents
}

/** The letters of a mailbox, newest first, locked ones too (AUTH-5). */
export const listLetters = Effect.fnUntraced(function* (
  id: MailboxId,
  reader: Reader,
  { limit, after }: { readonly limit: number; readonly after: LetterCursor | null }
) {
  const letters = yield* Letters
  return yield* asOwner(
    id,
    reader.person,
    Effect.fnUntraced(function* ({ profile, mailbox, at }) {
      // One more than is shown, to know whether there is a next page.
      const found = yield* letters.page(id, at, limit + 1, after)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return Result.succeed<LetterPage>({
        letters: shown.flatMap((letter) => list(profile, mailbox, letter, reader, at) ?? []),
        next: found.length > shown.length && last !== undefined ? { visibleAt: last.visibleAt, id: last.id } : null
      })
    })
  )
})

/** One line of the list. */
export const viewLetter = (mailbox: MailboxId, letter: LetterId, reader: Reader) =>
  inMailbox({ mailbox, letter, reader }, "find", (found) => {
    const line = listed(found)
    return Effect.succeed(line === null ? Result.fail<LetterNotFound>(noLetter) : Result.succeed<ListedLetter>(line))
  })

/** Opens a letter: what it holds, recorded in the access log, and told to the sender the first time (FIELD-12). */
export const openLetter = (mailbox: MailboxId, letter: LetterId, reader: Reader, session: SessionId) =>
  inMailbox(
    { mailbox, letter, reader },
    "lock",
    Effect.fnUntraced(function* (found) {
      const decision = decided(found)
      if (Result.isFailure(decision)) return Result.fail<OpeningRefusal>(decision.failure)
      const { at } = found
      const after = opened(found.letter, at)
      if (decision.success.first) {
        yield* (yield* Letters).record(after)
        yield* tellSender(after, (id) => ({ _tag: "Opened", id, sending: after.sending, at }))
      }
      yield* writeDown(entryOf(decision.success, "opened", null), session)
      return Result.succeed<OpenedLetter>({ listed: listedAfter(found, after), contents: after.contents })
    })
  )

/** Confirms a letter whose sender asks for it, before it is read; again changes nothing (FIELD-8). */
export const confirmLetter = (mailbox: MailboxId, letter: LetterId, reader: Reader, session: SessionId) =>
  inMailbox(
    { mailbox, letter, reader },
    "lock",
    Effect.fnUntraced(function* (found) {
      const { at } = found
      const decision = confirm(found.profile, found.mailbox, found.letter, reader, at)
      if (Result.isFailure(decision)) return Result.fail<ConfirmationRefusal>(decision.failure)
      const after = confirmed(found.letter, at)
      if (found.letter.confirmedAt === null) {
        yield* (yield* Letters).record(after)
        yield* tellSender(after, (id) => ({ _tag: "Confirmed", id, sending: after.sending, at }))
        yield* writeDown(entryOf(decision.success, "confirmed", null), session)
      }
      return Result.succeed<ListedLetter>(listedAfter(found, after))
    })
  )

/**
 * Decides one reading of a document: the same decision as an opening, logged once a session, Oslo day and document, so that
 * ranges and page turns add nothing; saving it is told apart. The bytes are then `DocumentContents`' to give.
 */
export const readDocument = (
  mailbox: MailboxId,
  letter: LetterId,
  document: DocumentId,
  reader: Reader,
  session: SessionId,
  how: "read" | "downloaded"
) =>
  inMailbox(
    { mailbox, letter, reader },
    "find",
    Effect.fnUntraced(function* (found) {
      const decision = decided(found)
      if (Result.isFailure(decision)) return Result.fail<OpeningRefusal>(decision.failure)
      const read = documentsOf(found.letter).find((one) => one.id === document)
      if (read === undefined) return Result.fail<OpeningRefusal>(noLetter)
      yield* writeDown(entryOf(decision.success, how, document), session)
      return Result.succeed<Document>(read)
    })
  )

const entryOf = (
  { mailbox, letter, person, onBehalfOf, at, rules, policy }: LetterOpened | LetterConfirmed,
  act: LogAct,
  document: DocumentId | null
): LogEntry => {
  const who = { _tag: onBehalfOf === null ? "Owner" : "Delegate", person } as const
  return { mailbox, at, who, act, letter, document, sha256: null, rules, policy }
}

const tellSender = Effect.fnUntraced(function* (letter: Letter, eventOf: (id: EventId) => SenderEvent) {
  const id = EventId.make(yield* (yield* Identifiers).next)
  yield* (yield* EventOutbox).put(letter.mailbox, { organisation: letter.sender.organisation, event: eventOf(id) })
})

// A letter that has just been opened or confirmed is one that its reader sees.
const listedAfter = (found: Found, letter: Letter): ListedLetter => {
  const line = listed({ ...found, letter })
  if (line === null) throw new Error("An opened letter is listed")
  return line
}
