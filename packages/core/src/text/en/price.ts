import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const price = {
  PriceListMissing: ({ from }) => ({
    title: "The price is not set yet",
    detail:
      from === null
        ? "We lack the price list for this. The fault is ours, not yours."
        : `The price list holds from ${moment(from)}. Try again then.`
  })
} satisfies Partial<RefusalTexts>
