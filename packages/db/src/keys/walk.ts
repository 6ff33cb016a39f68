/**
 * Walk: going through the key store's files. There is one for each mailbox and organisation, so it takes a while.
 *
 * @module
 */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { Holder } from "../crypto/index.ts"
import { isMissing } from "../driver/index.ts"
import { keyDisk } from "./disk.ts"
import { alone, mayBeLeft, wipeLeftIn } from "./files.ts"

/** Whoever has a key in the store. */
export async function* holdersIn(keys: string): AsyncGenerator<Holder, void, undefined> {
  for await (const { folder, holderOf } of partsIn(keys)) {
    for (const name of await namesIn(folder)) {
      if (name.endsWith(ending) && !name.startsWith(".")) yield holderOf(name.slice(0, -ending.length))
    }
  }
}

/**
 * Wipes what processes that died have left in the store (LIFE-10), at a time in ms: a start does. What somebody else is
 * doing at the same time stays.
 */
export const wipeLeft = async (keys: string, now: number): Promise<void> => {
  await wipeLeftBehind(keys, now)
  for await (const { folder } of partsIn(keys)) await wipeLeftBehind(folder, now)
}

const wipeLeftBehind = async (folder: string, now: number): Promise<void> => {
  if (!(await namesIn(folder)).some(mayBeLeft)) return
  await alone(folder, (run) => run(() => wipeLeftIn(folder, now - underWay)))
}

// Longer than anybody waits for a file that is being made.
const underWay = 60_000

/** The folders that holders' files are spread over. */
async function* partsIn(keys: string) {
  for (const [kind, holderOf] of Object.entries(kinds)) {
    for (const part of await namesIn(join(keys, kind))) yield { folder: join(keys, kind, part), holderOf }
  }
}

const kinds: Readonly<Record<string, (id: string) => Holder>> = {
  mailbox: (id) => ({ _tag: "Mailbox", id }),
  organisation: (number) => ({ _tag: "Organisation", number })
}

const ending = ".key"

const namesIn = (folder: string): Promise<ReadonlyArray<string>> =>
  keyDisk
    .run(() => readdir(folder))
    .catch((cause: unknown) => {
      if (isMissing(cause)) return []
      throw cause
    })
