import { join } from "node:path"
import { OrganisationNumber } from "@postkasse/core/identity"
import { MailboxId } from "@postkasse/core/mailbox"
import { DiskFull } from "@postkasse/core/transaction"
import { beginRootKey, checkKeys, endRootKey, rewrapKeys, rotateKey, Unopenable } from "@postkasse/db"
import { DateTime, Effect, Result, Schema } from "effect"
import type { Settings } from "./environment.ts"
import { inWords } from "./in-words.ts"
import { changeLogKeys, logKeyPath } from "./log-key.ts"
import { beginLogKey, type Changed, endLogKey, type NoneUnderWay, type UnderWay } from "./log-key-set.ts"
import { publishRestore } from "./restores.ts"

/**
 * Changes keys, or looks at them, while servers run, as the words of a command say at this time (ms); answers what was done
 * or found, or why nothing was.
 */
export const changeKeys = async (
  words: ReadonlyArray<string>,
  settings: Settings,
  now: number
): Promise<Result.Result<string, string>> => {
  const work = workOf(words, settings, now)
  if (work === null) return Result.fail(usage)
  try {
    return Result.succeed(await work())
  } catch (fault) {
    const told = inWords(fault) ?? ofChange(fault)
    if (told === null) throw fault
    return Result.fail(told)
  }
}

const ofChange = (fault: unknown): string | null => {
  if (fault instanceof DiskFull)
    return `There is no room for what the ${fault.part} was to write. Nothing is lost: make some, and do the same again.`
  if (fault instanceof Unopenable) {
    return "Something opens with none of the keys there are: it was changed, or is of another installation. No key was destroyed."
  }
  return null
}

type Work = () => Promise<string>

const workOf = ([what, which, id, ...more]: ReadonlyArray<string>, settings: Settings, now: number): Work | null => {
  if (more.length > 0) return null
  if (what === "check" && which === undefined) return checkWork(settings)
  if (what === "root" && id === undefined) return rootWork(which, settings)
  if (what === "log" && which === "restored") return restoredWork(id, settings, now)
  if (what === "log" && id === undefined) return logWork(which, settings, Math.floor(now / 1000))
  return what === "rotate" ? holderWork(which, id, settings) : null
}

const rootWork = (step: string | undefined, { dataDir, rootKeyFile }: Settings): Work | null => {
  const place = { keys: join(dataDir, "keys"), file: rootKeyFile }
  switch (step) {
    case "begin":
      return async () =>
        (await beginRootKey(place))
          ? "A new root key stands before the old one. Next: rewrap."
          : "A change of the root key is under way already. Next: rewrap."
    case "rewrap":
      return async () => `${await rewrapKeys(place)} keys were wrapped under the newest root key.`
    case "end":
      return async () =>
        (await endRootKey(place))
          ? "Every key is wrapped under the new root key, and the old one is gone."
          : "No change of the root key is under way."
    default:
      return null
  }
}

const logWork = (step: string | undefined, { dataDir, logKeyFile }: Settings, now: number): Work | null => {
  const path = logKeyPath(logKeyFile, dataDir)
  switch (step) {
    case "begin":
      return async () => begun(await changeLogKeys(path, (content) => beginLogKey(content, now)))
    case "end":
      return async () => ended(await changeLogKeys(path, (content) => endLogKey(content, now)))
    default:
      return null
  }
}

const restoredWork = (text: string | undefined, settings: Settings, now: number): Work | null => {
  const copied = Schema.decodeUnknownResult(Schema.DateTimeUtcFromString)(text)
  if (Result.isFailure(copied) || DateTime.toEpochMillis(copied.success) > now) return null
  return async () => {
    await publishRestore(settings, copied.success, now)
    return `It is published (GET /api/v1/restores) that the installation is put back to a copy from ${DateTime.formatIso(copied.success)}.`
  }
}

const begun = ({ _tag, signsFrom }: Changed | UnderWay): string =>
  _tag === "Changed"
    ? `A new key signs access logs from ${told(signsFrom)}. See until then that every server has it (GET /api/v1/log-keys). Next: end.`
    : `A change of the key is under way already: the new one signs from ${told(signsFrom)}. Next: end.`

const ended = (change: Changed | UnderWay | NoneUnderWay): string => {
  switch (change._tag) {
    case "Changed":
      return "The older keys sign no more, and their private halves are gone. Their public halves stay: what they signed is verified by them."
    case "UnderWay":
      return `The new key does not sign before ${told(change.signsFrom)}. Nothing was changed: end then.`
    case "NoneUnderWay":
      return "No change of the key that access logs are signed with is under way."
  }
}

const told = (seconds: number): string => new Date(seconds * 1000).toISOString()

const checkWork = ({ dataDir, databaseUrl: url, rootKeyFile, bucket }: Settings): Work => {
  return async () => {
    const { held, nobodys } = await Effect.runPromise(checkKeys({ dataDir, url, rootKeyFile, bucket }))
    const all = `Each mailbox and organisation, ${held} of them, has its key.`
    if (nobodys.length === 0) return all
    const names = nobodys.map((holder) => (holder._tag === "Mailbox" ? holder.id : holder.number))
    return `${all} ${nobodys.length} keys are nobody's: a server was killed as it made them, or the database was put back to a copy that is older. They stay: ${names.join(", ")}.`
  }
}

const holderWork = (kind: string | undefined, id: string | undefined, settings: Settings): Work | null => {
  const { dataDir, databaseUrl: url, rootKeyFile, bucket } = settings
  const holder = holderOf(kind, id)
  if (holder === null) return null
  return async () => {
    const count = await Effect.runPromise(rotateKey({ dataDir, url, rootKeyFile, bucket }, holder))
    return `The ${kind} has a new key. ${count} pieces were locked anew, and the old key is gone.`
  }
}

const holderOf = (kind: string | undefined, id: string | undefined) => {
  if (kind === "mailbox" && Schema.is(MailboxId)(id)) return { _tag: "Mailbox", id } as const
  if (kind === "organisation" && Schema.is(OrganisationNumber)(id)) return { _tag: "Organisation", number: id } as const
  return null
}

const usage = `What to change:
  keys root begin                  puts a new root key before the old one
  keys root rewrap                 wraps every key under the new root key
  keys root end                    wraps what is left, and destroys the old root key
  keys log begin                   puts a new key that access logs are signed with before the old one
  keys log end                     destroys the old one's private half, once the new one signs
  keys log restored TIME           publishes that the database was put back to a copy from then, by other means than restore
  keys rotate mailbox ID           gives a mailbox a new key, and destroys the old one
  keys rotate organisation NUMBER  gives an organisation one
  keys check                       changes nothing: says whether each mailbox and organisation has its key`
