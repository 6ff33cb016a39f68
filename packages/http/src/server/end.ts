import { setTimeout as after } from "node:timers/promises"
import { diskThreads } from "@postkasse/db"

/** ms that a disk has to do what it was asked, when all else is done. */
const patience = 1_000

/** Ends the process, once what the disks were asked is done or has taken too long. */
export const end = async (code: number): Promise<never> => {
  const until = performance.now() + patience
  while (diskThreads.taken() > 0 && performance.now() < until) await after(10)
  return endNow(code)
}

/**
 * Ends the process now. Node would wait for its threads first: where one waits for a disk that does not answer, for as long as
 * that does not. Which of them do is known only later, so while any disk is asked the system ends it, as killed.
 */
export const endNow = (code: number): never => {
  if (diskThreads.taken() > 0) process.kill(process.pid, "SIGKILL")
  process.exit(code)
}
