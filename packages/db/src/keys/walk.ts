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
import { alone, mayBeLeft, removeForGood, wipeLeftIn } from "./files.ts"
import { marks } from "./store.ts"

/** Whoever has a key in the store. */
export async function* holdersIn(keys: string): AsyncGenerator<Holder, void, undefined> {
  for await (const { folder, holderOf } of partsIn(keys)) {
    for (const name of await namesIn(folder)) {
      if (name.endsWith(ending) && !name.startsWith(".")) yield holderOf(name.slice(0, -ending.length))
    }
  }
}

/**
 * Wipes what should not lie in the store (LIFE-10), at a time in ms: a start does. It is what processes that died have left,
 * and keys that were destroyed and came back with an old copy. What somebody else is doing at the same time stays.
 */
export const wipeLeft = async (keys: string, now: number): Promise<void> => {
  await wipeIn(keys, [], now)
  for await (const { folder, marks } of partsIn(keys)) await wipeIn(folder, await namesIn(marks), now)
}

const wipeIn = async (folder: string, destroyed: ReadonlyArray<string>, now: number): Promise<void> => {
  const names = await namesIn(folder)
  const there = new Set(names)
  const back = destroyed.map((id) => `${id}${ending}`).filter((name) => there.has(name))
  if (back.length === 0 && !names.some(mayBeLeft)) return
  await alone(folder, async (run) => {
    for (const name of back) await run(() => removeForGood(join(folder, name)))
    await run(() => wipeLeftIn(folder, now - underWay))
  })
}

// Longer than anybody waits for a file that is being made.
const underWay = 60_000

/** The folders that holders' files are spread over, each with that of their marks. */
async function* partsIn(keys: string) {
  for (const [kind, holderOf] of Object.entries(kinds)) {
    for (const part of await namesIn(join(keys, kind))) {
      yield { folder: join(keys, kind, part), marks: join(keys, marks, kind, part), holderOf }
    }
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
