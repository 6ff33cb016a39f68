import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { codeOf, isFull } from "./fault.ts"

/** Turns the disk's passing faults into `DiskFull` or `Unavailable` (too many files open, gone read-only), in the name of `part`. */
export const onDisk = <A>(part: string, work: () => Promise<A>): Promise<A> =>
  work().catch((cause: unknown) => {
    const code = codeOf(cause) ?? ""
    if (isFull(code)) throw new DiskFull({ part })
    throw mayPass.has(code) ? new Unavailable({ part, cause: code }) : cause
  })

/** Whether a fault is that there is no such file. */
export const isMissing = (cause: unknown): boolean => codeOf(cause) === "ENOENT"

const mayPass: ReadonlySet<string> = new Set(["EIO", "EMFILE", "ENFILE", "EROFS", "ESTALE", "ETIMEDOUT"])
