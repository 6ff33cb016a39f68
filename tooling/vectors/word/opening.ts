import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Level, LevelTooLow, PersonId } from "../../../packages/core/src/identity/index.ts"
import { Letter } from "../../../packages/core/src/letter/index.ts"
import { Mailbox, MailboxIsClosed } from "../../../packages/core/src/mailbox/index.ts"
import {
  ConfirmationAwaited,
  confirm,
  LetterConfirmed,
  LetterHeld,
  LetterNotFound,
  LetterOpened,
  ListedLetter,
  list,
  NoConfirmationAsked,
  open
} from "../../../packages/core/src/opening/index.ts"
import { ownersRequest, request } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const input = Schema.Struct({
  profile: ProfileName,
  mailbox: Mailbox,
  letter: Letter,
  reader: Schema.Struct({ person: PersonId, level: Level }),
  at: Instant
})

/** The owner of a mailbox that is open asks, or somebody of one anywhere in its life: often its owner. */
const asked = fc
  .tuple(fc.oneof(ownersRequest, request), profileName, fc.boolean())
  .map(([{ mailbox, letter, reader, at }, profile, own]) => {
    const { owner } = mailbox
    const person = own && owner._tag === "PersonOwner" ? owner.person : reader.person
    return { profile, mailbox, letter, reader: { ...reader, person }, at }
  })

export const opening = [
  decision("open", {
    input,
    answer: LetterOpened,
    refusal: Schema.Union([LetterNotFound, MailboxIsClosed, LevelTooLow, LetterHeld, ConfirmationAwaited]),
    from: asked,
    decide: ({ profile, mailbox, letter, reader, at }) => open(profileNamed(profile), mailbox, letter, reader, at)
  }),
  decision("confirm", {
    input,
    answer: LetterConfirmed,
    refusal: Schema.Union([LetterNotFound, MailboxIsClosed, LevelTooLow, LetterHeld, NoConfirmationAsked]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, letter, reader, at }) => confirm(profileNamed(profile), mailbox, letter, reader, at)
  }),
  decision("list", {
    input,
    answer: Schema.NullOr(ListedLetter),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, letter, reader, at }) => list(profileNamed(profile), mailbox, letter, reader, at)
  })
]
