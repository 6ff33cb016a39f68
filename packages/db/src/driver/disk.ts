import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { codeOf, isFull } from "./fault.ts"

/** ms that a disk is waited for: over one piece of work, or in all over one file as it is written or read. */
export const diskPatience = 10_000

/**
 * Turns the disk's passing faults into `DiskFull` or `Unavailable` (too many files open, gone read-only), in the name of
 * `part`; a disk that does not answer in time too. What it was asked then may still be done.
 */
export const onDisk = async <A>(part: string, work: () => Promise<A>, patience = diskPatience): Promise<A> => {
  const silent = Promise.withResolvers<never>()
  const timer = setTimeout(() => silent.reject(new Unavailable({ part, cause: "ETIMEDOUT" })), patience)
  try {
    return await Promise.race([work(), silent.promise])
  } catch (cause) {
    const code = codeOf(cause) ?? ""
    if (isFull(code)) throw new DiskFull({ part })
    throw mayPass.has(code) ? new Unavailable({ part, cause: code }) : cause
  } finally {
    clearTimeout(timer)
  }
}

/** Whether a fault is that there is no such file. */
export const isMissing = (cause: unknown): boolean => codeOf(cause) === "ENOENT"

const mayPass: ReadonlySet<string> = new Set(["EIO", "EMFILE", "ENFILE", "EROFS", "ESTALE", "ETIMEDOUT"])
