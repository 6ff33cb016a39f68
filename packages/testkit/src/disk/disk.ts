/**
 * Disk: a small file system of a test's own, that can be full. In memory, and mounted: which takes the right to mount, that
 * root has in continuous integration and a developer may not have.
 *
 * @module
 */
import { execFileSync } from "node:child_process"
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statSync, truncateSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

export interface SmallDisk {
  readonly folder: string
  /** Leaves room for so many bytes, or not for a single one. */
  readonly fill: (leaving?: number) => void
  /** Gives the room back. */
  readonly free: () => void
  readonly unmount: () => void
}

/** Mounts a disk of so many megabytes, or says aloud that it cannot and answers null. With `CI` set that throws. */
export const mountSmallDisk = (megabytes: number): SmallDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), "postkasse-disk-"))
  try {
    const options = `size=${megabytes}m,mode=0755`
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "pipe", timeout: 10_000 })
  } catch (cause) {
    rmdirSync(folder)
    if (process.env["CI"]) throw new Error("No disk can be mounted here: run the tests as root.", { cause })
    process.stderr.write("NOT TESTED: what happens when a disk is full. Mounting one takes root.\n")
    return null
  }
  const filler = join(folder, "filler")
  return {
    folder,
    fill: (leaving = 0) => {
      fill(filler)
      truncateSync(filler, Math.max(0, statSync(filler).size - leaving))
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => {
      execFileSync("umount", ["--lazy", folder], { timeout: 10_000 })
      rmdirSync(folder)
    }
  }
}

const fill = (path: string): void => {
  const file = openSync(path, "a")
  try {
    for (const bytes of [1_000_000, 4096, 1]) {
      const chunk = new Uint8Array(bytes)
      while (writes(file, chunk)) continue
    }
  } finally {
    closeSync(file)
  }
}

const writes = (file: number, chunk: Uint8Array): boolean => {
  try {
    return writeSync(file, chunk) > 0
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC") return false
    throw cause
  }
}
