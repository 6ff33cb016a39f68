/** Loaded before a process' own work: kills it as soon as the program that DIE_AFTER names has ended, which it had started. */
import child from "node:child_process"
import { syncBuiltinESMExports } from "node:module"

const { spawn } = child
child.spawn = ((program: string, options: ReadonlyArray<string>, how: child.SpawnOptions) => {
  const started = spawn(program, options, how)
  if (program === process.env["DIE_AFTER"]) started.once("close", () => process.kill(process.pid, "SIGKILL"))
  return started
}) as typeof spawn
syncBuiltinESMExports()
