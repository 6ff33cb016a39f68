import { join } from "node:path"
import { OrganisationNumber } from "@postkasse/core/identity"
import { MailboxId } from "@postkasse/core/mailbox"
import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { beginRootKey, endRootKey, rewrapKeys, rotateKey, Unopenable } from "@postkasse/db"
import { Effect, Result, Schema } from "effect"
import type { Settings } from "./environment.ts"
import { inWords } from "./in-words.ts"

/** Changes keys while servers run, as the words of a command say; answers what was done, or why nothing was. */
export const changeKeys = async (
  words: ReadonlyArray<string>,
  settings: Settings
): Promise<Result.Result<string, string>> => {
  const work = workOf(words, settings)
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
  if (fault instanceof Unavailable) return `The ${fault.part} does not answer now. Nothing is lost: do the same again.`
  if (fault instanceof DiskFull)
    return `There is no room for what the ${fault.part} was to write. Nothing is lost: make some, and do the same again.`
  if (fault instanceof Unopenable) {
    return "Something opens with none of the keys there are: it was changed, or is of another installation. No key was destroyed."
  }
  return null
}

type Work = () => Promise<string>

const workOf = ([what, which, id, ...more]: ReadonlyArray<string>, settings: Settings): Work | null => {
  if (more.length > 0) return null
  if (what === "root" && id === undefined) return rootWork(which, settings)
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
  keys rotate mailbox ID           gives a mailbox a new key, and destroys the old one
  keys rotate organisation NUMBER  gives an organisation one`
