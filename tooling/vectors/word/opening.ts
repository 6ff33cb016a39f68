import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Grant, OwnersAlone } from "../../../packages/core/src/delegation/index.ts"
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
import { delegatesRequest, grantedRequest, ownersRequest, request } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const input = Schema.Struct({
  profile: ProfileName,
  mailbox: Mailbox,
  letter: Letter,
  reader: Schema.Struct({ person: PersonId, level: Level, grants: Schema.optionalKey(Schema.Array(Grant)) }),
  at: Instant
})

/** The owner of a mailbox that is open asks, a delegate of theirs, or somebody of one anywhere in its life: often its owner. */
const asked = fc
  .tuple(fc.oneof(ownersRequest, delegatesRequest, grantedRequest, request), profileName, fc.nat(3))
  .map(([{ mailbox, letter, reader, at }, profile, which]) => {
    const { owner } = mailbox
    const person = which === 0 && owner._tag === "PersonOwner" ? owner.person : reader.person
    return { profile, mailbox, letter, reader: { ...reader, person }, at }
  })

export const opening = [
  decision("open", {
    input,
    answer: LetterOpened,
    refusal: Schema.Union([LetterNotFound, MailboxIsClosed, LevelTooLow, LetterHeld, ConfirmationAwaited, OwnersAlone]),
    from: asked,
    most: 22,
    decide: ({ profile, mailbox, letter, reader, at }) => open(profileNamed(profile), mailbox, letter, reader, at)
  }),
  decision("confirm", {
    input,
    answer: LetterConfirmed,
    refusal: Schema.Union([LetterNotFound, MailboxIsClosed, LevelTooLow, LetterHeld, NoConfirmationAsked, OwnersAlone]),
    from: asked,
    most: 10,
    decide: ({ profile, mailbox, letter, reader, at }) => confirm(profileNamed(profile), mailbox, letter, reader, at)
  }),
  decision("list", {
    input,
    answer: Schema.NullOr(ListedLetter),
    from: asked,
    most: 10,
    decide: ({ profile, mailbox, letter, reader, at }) => list(profileNamed(profile), mailbox, letter, reader, at)
  })
]
