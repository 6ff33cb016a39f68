import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const request = {
  TooManyRequests: ({ retryAt }) => ({
    title: "Too many requests",
    detail: `More requests have come than we take at once. You can try again on ${moment(retryAt)}.`
  })
} satisfies Partial<RefusalTexts>
