import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const request = {
  TooManyRequests: ({ retryAt }) => ({
    title: "For mange forespørsler",
    detail: `Det har kommet flere forespørsler enn vi tar imot på en gang. Du kan prøve igjen ${moment(retryAt)}.`
  })
} satisfies Partial<RefusalTexts>
