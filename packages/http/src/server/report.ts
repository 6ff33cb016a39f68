import { Unavailable } from "@postkasse/core/transaction"

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
  if (fault instanceof Unavailable) return { name: "Unavailable", part: fault.part }
  if (!(fault instanceof Error)) return { name: typeof fault }
  const tag = "_tag" in fault && fault._tag === "DatabaseFault" ? { message: fault.message } : {}
  const frames = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line))
  return { name: fault.name, ...tag, stack: frames.map((line) => line.trim()) }
}
