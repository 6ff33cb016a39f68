import { readdir, readFile } from "node:fs/promises"

/** ms that processes have spent on the processor. How much else runs on the machine makes little of a difference to it. */
export const cpuOf = async (pids: ReadonlyArray<number>): Promise<number> => {
  const spent = await Promise.all(pids.map((pid) => statOf(pid)))
  return spent.reduce((sum, stat) => sum + (stat === null ? 0 : stat.ms), 0)
}

/** A process and its children. */
export const familyOf = async (parent: number): Promise<ReadonlyArray<number>> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name)).map(Number)
  const stats = await Promise.all(pids.map(async (pid) => ({ pid, stat: await statOf(pid) })))
  return [parent, ...stats.filter(({ stat }) => stat?.parent === parent).map(({ pid }) => pid)]
}

// Clock ticks, of which Linux has a hundred a second; a parent's are with those of children that have ended.
const statOf = async (pid: number): Promise<{ readonly parent: number; readonly ms: number } | null> => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number)
  const [, parent = 0] = fields
  return { parent, ms: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * 10 }
}
