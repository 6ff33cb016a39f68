/** Runs turbo and says nothing to its makers: neither how it is used (telemetry) nor that it looks for a newer one. */
import { spawnSync } from "node:child_process"

const quiet = { DO_NOT_TRACK: "1", TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" }
const { status, error } = spawnSync("turbo", ["run", ...process.argv.slice(2)], {
  env: { ...process.env, ...quiet },
  stdio: "inherit",
  shell: process.platform === "win32"
})
if (error) throw error
process.exitCode = status ?? 1
