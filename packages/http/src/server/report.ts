import { DiskFull, Unavailable } from "@postkasse/core/transaction"

/**
 * Writes a fault to standard error as a line of JSON. A message may hold what a person wrote, so it is left out: the name,
 * the frames of the stack and what a known fault says of itself are what a developer gets.
 */
export const report = (fault: unknown, id: string | null = null): void => {
  console.error(
    JSON.stringify({
      at: new Date().toISOString(),
      level: "error",
      ...(id === null ? {} : { fault: id }),
      ...told(fault)
    })
  )
}

const told = (fault: unknown): Record<string, unknown> => {
  if (fault instanceof Unavailable || fault instanceof DiskFull) return { name: fault._tag, part: fault.part }
  if (!(fault instanceof Error)) return { name: typeof fault }
  const tag = "_tag" in fault && fault._tag === "DatabaseFault" ? { message: fault.message } : {}
  return { name: fault.name, ...tag, stack: framesOf(fault) }
}

// Behind the message: a line of it may look like a frame. A stack without it has another one, and tells nothing.
const framesOf = ({ stack = "", message }: Error): ReadonlyArray<string> => {
  const from = stack.indexOf(message)
  const lines = from === -1 ? [] : stack.slice(from + message.length).split("\n")
  return lines.filter((line) => /^\s+at /u.test(line)).map((line) => line.trim())
}
