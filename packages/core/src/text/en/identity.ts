import type { RefusalTexts } from "../model.ts"
import { logInAt } from "./spelling.ts"

export const identity = {
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "You must log in more securely",
    detail: rules.includes("AUTH-4")
      ? `Letters from public bodies do not open with a password. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `The sender asks for a more secure login than the one you have now. ${logInAt[stepUpTo]}`
        : `This takes a more secure login than the one you have now. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "The token does not hold",
    detail: "It is missing, has expired or was not made for this service. Get a new one from Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "The token does not cover this",
    detail: `It lacks the scope ${needs}. Get a new one from Maskinporten with that scope.`
  })
} satisfies Partial<RefusalTexts>
