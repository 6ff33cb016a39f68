/**
 * A disk that stops answering: what a process asks of a folder waits in the system, each piece in a thread of Node's own, as
 * it waits for a disk that hangs or a server of files that is gone. Takes no right that a developer has not.
 *
 * @module
 */
import { execFileSync } from "node:child_process"
import fs, { closeSync, constants, existsSync, openSync, renameSync, rmSync } from "node:fs"
import type { FileHandle } from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"
import { delimiter } from "node:path"

/** The disk of a folder in processes that were made to wait for it. */
export interface SlowDisk {
  /** From here on it does not answer, until it is healed. */
  readonly stall: () => void
  /** What was asked meanwhile is done now, and what comes is done at once. */
  readonly heal: () => void
}

/** The disk of a folder, in every process that waits for it. */
export const slowDisk = (folder: string): SlowDisk => {
  const gate = gateOf(folder)
  const opened = `${gate}.open`
  return {
    // A pipe that nobody writes to: whoever opens it to read waits.
    stall: () => void execFileSync("mkfifo", [gate], { timeout: 10_000 }),
    heal: () => {
      if (!existsSync(gate)) return
      renameSync(gate, opened)
      // Both ways, so that this does not wait itself.
      const writer = openSync(opened, constants.O_RDWR)
      rmSync(opened)
      // Not closed at once: who has just begun to wait finds a writer too.
      setTimeout(() => closeSync(writer), 1_000).unref()
    }
  }
}

/** Makes this process wait for the folder's disk whenever that is stalled. */
export const waitForDisk = (folder: string): void => {
  const { open, stat } = fs.promises
  const gate = gateOf(folder)
  const passed = async (path: unknown): Promise<void> => {
    if (typeof path !== "string" || !path.startsWith(folder)) return
    const isStalled = await stat(gate).then(
      () => true,
      () => false
    )
    // Healed in between, it is gone.
    if (isStalled) await open(gate, "r").then((pipe) => pipe.close(), unlessGone)
  }
  const slowly =
    <Given extends ReadonlyArray<unknown>, A>(work: (...given: Given) => Promise<A>, path: (given: Given) => unknown) =>
    async (...given: Given): Promise<A> => {
      await passed(path(given))
      return work(...given)
    }
  const methods = ["access", "link", "mkdir", "readdir", "readFile", "rename", "rm", "stat", "unlink"] as const
  for (const method of methods) {
    const work = fs.promises[method] as (...given: ReadonlyArray<unknown>) => Promise<unknown>
    Object.assign(fs.promises, { [method]: slowly(work, ([path]) => path) })
  }
  Object.assign(fs.promises, {
    open: slowly(
      async (...given: Parameters<typeof open>) => {
        const file = await open(...given)
        for (const method of ["read", "sync", "write", "writeFile"] as const) {
          const work = file[method].bind(file) as FileHandle["sync"]
          Object.assign(file, { [method]: slowly(work, () => given[0]) })
        }
        return file
      },
      ([path]) => path
    )
  })
  syncBuiltinESMExports()
}

/** The environment of a process that is to wait for the folders' disks, each its own. */
export const waitingForDisk = (...folders: ReadonlyArray<string>): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${new URL("wait.ts", import.meta.url).href}`,
  SLOW_DISKS: folders.join(delimiter)
})

const unlessGone = (cause: unknown): void => {
  if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause
}

const gateOf = (folder: string): string => `${folder}.stalled`
