import type { RefusalTexts } from "../model.ts"
import { moment } from "./spelling.ts"

export const price = {
  PriceListMissing: ({ from }) => ({
    title: "Prisen er ikkje fastsett enno",
    detail:
      from === null
        ? "Vi manglar prislista for dette. Feilen er vår, ikkje din."
        : `Prislista gjeld frå ${moment(from)}. Prøv igjen då.`
  })
} satisfies Partial<RefusalTexts>
