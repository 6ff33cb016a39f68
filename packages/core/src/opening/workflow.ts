import { DateTime, Effect, Result } from "effect"
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
import { enter, Mailboxes, type MailboxId, type MailboxIsClosed, type MailboxNotFound } from "../mailbox/index.ts"
import { Policy } from "../policy/index.ts"
import { EventId, EventOutbox, type SenderEvent } from "../receipt/index.ts"
import type { SessionId } from "../session/index.ts"
import { Identifiers, Transactor } from "../transaction/index.ts"
import type {
  ConfirmationRefusal,
  LetterConfirmed,
  LetterNotFound,
  LetterOpened,
  ListedLetter,
  OpeningRefusal,
  Reader
} from "./model.ts"
import { confirm, list, open } from "./policy.ts"
import { inMailbox, noLetter } from "./within.ts"

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
  page: { readonly limit: number; readonly after: LetterCursor | null }
) {
  const mailboxes = yield* Mailboxes
  const letters = yield* Letters
  const profile = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.find(id)
      if (mailbox === null) return Result.fail<MailboxNotFound | MailboxIsClosed>(noMailbox)
      const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: reader.person }, at)
      if (Result.isFailure(entered)) return Result.fail(entered.failure)
      // One more than is shown, to know whether there is a next page.
      const found = yield* letters.page(id, at, page.limit + 1, page.after)
      const shown = found.slice(0, page.limit)
      const last = shown.at(-1)
      return Result.succeed<LetterPage>({
        letters: shown.flatMap((letter) => list(profile, mailbox, letter, reader, at) ?? []),
        next: found.length > shown.length && last !== undefined ? { visibleAt: last.visibleAt, id: last.id } : null
      })
    })
  )
})

/** One line of the list. */
export const viewLetter = Effect.fnUntraced(function* (mailbox: MailboxId, letter: LetterId, reader: Reader) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const letters = yield* Letters
  return yield* inMailbox({ profile, mailbox, reader, at }, letters.find(mailbox, letter), (home, found) => {
    const line = list(profile, home, found, reader, at)
    if (line !== null) return Effect.succeed(Result.succeed<ListedLetter>(line))
    const why = open(profile, home, found, reader, at)
    const closed = Result.isFailure(why) && why.failure._tag === "MailboxIsClosed" ? why.failure : noLetter
    return Effect.succeed(Result.fail<LetterNotFound | MailboxIsClosed>(closed))
  })
})

/** Opens a letter: what it holds, recorded in the access log, and told to the sender the first time (FIELD-12). */
export const openLetter = Effect.fnUntraced(function* (
  mailbox: MailboxId,
  letter: LetterId,
  reader: Reader,
  session: SessionId
) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const letters = yield* Letters
  return yield* inMailbox(
    { profile, mailbox, reader, at },
    letters.lock(mailbox, letter),
    Effect.fnUntraced(function* (home, found) {
      const decision = open(profile, home, found, reader, at)
      if (Result.isFailure(decision)) return Result.fail<OpeningRefusal>(decision.failure)
      const after = opened(found, at)
      if (decision.success.first) {
        yield* letters.record(after)
        yield* tellSender(after, (id) => ({ _tag: "Opened", id, sending: found.sending, at }))
      }
      yield* writeDown(entryOf(decision.success, "opened", null), session)
      return Result.succeed<OpenedLetter>({
        listed: listedAfter(list(profile, home, after, reader, at)),
        contents: after.contents
      })
    })
  )
})

/** Confirms a letter whose sender asks for it, before it is read; again changes nothing (FIELD-8). */
export const confirmLetter = Effect.fnUntraced(function* (
  mailbox: MailboxId,
  letter: LetterId,
  reader: Reader,
  session: SessionId
) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const letters = yield* Letters
  return yield* inMailbox(
    { profile, mailbox, reader, at },
    letters.lock(mailbox, letter),
    Effect.fnUntraced(function* (home, found) {
      const decision = confirm(profile, home, found, reader, at)
      if (Result.isFailure(decision)) return Result.fail<ConfirmationRefusal>(decision.failure)
      const after = confirmed(found, at)
      if (found.confirmedAt === null) {
        yield* letters.record(after)
        yield* tellSender(after, (id) => ({ _tag: "Confirmed", id, sending: found.sending, at }))
        yield* writeDown(entryOf(decision.success, "confirmed", null), session)
      }
      return Result.succeed<ListedLetter>(listedAfter(list(profile, home, after, reader, at)))
    })
  )
})

/**
 * Decides one reading of a document: the same decision as an opening, logged once a session and document, so that ranges
 * and page turns add nothing; saving it is told apart. The bytes are then `DocumentContents`' to give.
 */
export const readDocument = Effect.fnUntraced(function* (
  mailbox: MailboxId,
  letter: LetterId,
  document: DocumentId,
  reader: Reader,
  session: SessionId,
  how: "read" | "downloaded"
) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const letters = yield* Letters
  return yield* inMailbox(
    { profile, mailbox, reader, at },
    letters.find(mailbox, letter),
    Effect.fnUntraced(function* (home, found) {
      const decision = open(profile, home, found, reader, at)
      if (Result.isFailure(decision)) return Result.fail<OpeningRefusal>(decision.failure)
      const read = documentsOf(found).find((one) => one.id === document)
      if (read === undefined) return Result.fail<OpeningRefusal>(noLetter)
      yield* writeDown(entryOf(decision.success, how, document), session)
      return Result.succeed<Document>(read)
    })
  )
})

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
const listedAfter = (line: ListedLetter | null): ListedLetter => {
  if (line === null) throw new Error("An opened letter is listed")
  return line
}

const noMailbox: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
