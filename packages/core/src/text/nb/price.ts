import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const price = {
  PriceListMissing: ({ from }) => ({
    title: "Prisen er ikke fastsatt ennå",
    detail:
      from === null
        ? "Vi mangler prislisten for dette. Feilen er vår, ikke din."
        : `Prislisten gjelder fra ${moment(from)}. Prøv igjen da.`
  })
} satisfies Partial<RefusalTexts>
