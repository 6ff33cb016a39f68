import type { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import {
  bringDeletionForward,
  close,
  deactivate,
  decideDeletion,
  deleteForGood,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  noticeDeath,
  reactivate,
  reopen,
  withdrawDeathNotice
} from "./index.ts"

export type LifeCommand = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
) => Result.Result<LifeEvent, { readonly _tag: string }>

/** What the owner may ask of a mailbox's life, and nobody else (LIFE-2). */
export const ownersCommands = {
  deactivate: (_, ...of) => deactivate(...of),
  reactivate: (_, ...of) => reactivate(...of),
  close,
  reopen
} satisfies Readonly<Record<string, LifeCommand>>

/** What the operator may, and nobody else (LIFE-2). */
export const operatorsCommands = {
  noticeDeath: (profile, mailbox, by, at) => noticeDeath(profile, mailbox, by, "register", at),
  handInCertificate: (profile, mailbox, by, at) => noticeDeath(profile, mailbox, by, "certificate", at),
  withdrawDeathNotice,
  bringDeletionForward: (_, ...of) => bringDeletionForward(...of),
  decideDeletion: (_, ...of) => decideDeletion(...of),
  deleteForGood: (_, ...of) => deleteForGood(...of)
} satisfies Readonly<Record<string, LifeCommand>>

export const lifeCommands = { ...ownersCommands, ...operatorsCommands }
