import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const request = {
  TooManyRequests: ({ retryAt }) => ({
    title: "For mange førespurnader",
    detail: `Det har kome fleire førespurnader enn vi tek imot på ein gong. Du kan prøve igjen ${moment(retryAt)}.`
  })
} satisfies Partial<RefusalTexts>
