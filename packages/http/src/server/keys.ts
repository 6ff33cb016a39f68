/**
 * Changes keys: `pnpm keys root begin`, and so on. It goes by the environment that the servers go by.
 *
 * @module
 */
import { Result } from "effect"
import { changeKeys } from "./change-keys.ts"
import { end } from "./end.ts"
import { settingsIn } from "./environment.ts"

const settings = settingsIn(process.env)
const answer = Result.isFailure(settings)
  ? Result.fail(settings.failure)
  : await changeKeys(process.argv.slice(2), settings.success, Date.now())
if (Result.isSuccess(answer)) process.stdout.write(`${answer.success}\n`)
else process.stderr.write(`${answer.failure}\n`)
await end(Result.isSuccess(answer) ? 0 : 1)
