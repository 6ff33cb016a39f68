import type { RefusalTexts } from "../model.ts"
import { size } from "./spelling.ts"

export const storage = {
  StorageFull: ({ missing }) => ({
    title: "Det er ikkje plass i postkassa",
    detail: `Du manglar ${size(missing)}. Slett for godt noko du ikkje treng, eller kjøp meir plass. Du får post som før.`
  }),
  DocumentTooLarge: ({ most, has }) => ({
    title: "Dokumentet er for stort",
    detail: `Eit dokument du lastar opp, kan vere på høgst ${size(most)}. Dette er ${size(has - most)} for stort.`
  }),
  SpaceNotReserved: () => ({
    title: "Plassen er ikkje lenger sett av",
    detail: "Det tok for lang tid, eller det vart avbrote. Byrj på nytt."
  }),
  ReservationExceeded: ({ reserved, has }) => ({
    title: "Fila er større enn det som er sett av",
    detail: `Det er sett av ${size(reserved)}. Fila er ${size(has - reserved)} for stor. Byrj på nytt med rett storleik.`
  })
} satisfies Partial<RefusalTexts>
