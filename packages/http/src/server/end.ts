import { diskThreads } from "@postkasse/db"

/**
 * Ends the process. Node would wait for its threads first: where one waits for a disk that does not answer, for as long as
 * that does not. The system ends it then, as killed.
 */
export const end = (code: number): never => {
  if (diskThreads.stuck.size > 0) process.kill(process.pid, "SIGKILL")
  process.exit(code)
}
