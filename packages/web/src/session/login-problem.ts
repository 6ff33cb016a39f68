import type { LoginProblem } from "../api/index.ts"
import { t } from "../language/index.ts"
import type { Words } from "../language/problem.ts"

const keys = {
  LoginCancelled: "cancelled",
  LevelNotReached: "tooWeak",
  LoginFailed: "failed",
  LoginExpired: "late",
  PersonUnknown: "unknown",
  IdentityProviderUnavailable: "down"
} as const satisfies Record<LoginProblem, string>

/**
 * What went wrong at ID-porten, by the code that the login came back with: whose fault it is and where to turn
 * (SUPPORT-5). Null where nothing did.
 */
export const loginProblem = (code: string | undefined): Words | null => {
  if (code === undefined) return null
  const key = Object.hasOwn(keys, code) ? keys[code as LoginProblem] : "failed"
  return { title: t(`login.problem.${key}.title`), detail: t(`login.problem.${key}.detail`) }
}
