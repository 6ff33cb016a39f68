import { Unavailable } from "@postkasse/core/transaction"
import { codeOf } from "./fault.ts"

/** Turns the disk's passing faults (full, too many files open, gone read-only) into `Unavailable`, in the name of `part`. */
export const onDisk = <A>(part: string, work: () => Promise<A>): Promise<A> =>
  work().catch((cause: unknown) => {
    const code = codeOf(cause)
    throw code !== null && mayPass.has(code) ? new Unavailable({ part, cause: code }) : cause
  })

/** Whether a fault is that there is no such file. */
export const isMissing = (cause: unknown): boolean => codeOf(cause) === "ENOENT"

const mayPass: ReadonlySet<string> = new Set([
  "EDQUOT",
  "EIO",
  "EMFILE",
  "ENFILE",
  "ENOSPC",
  "EROFS",
  "ESTALE",
  "ETIMEDOUT"
])
