import type { RefusalTexts } from "../model.ts"
import { size } from "./spelling.ts"

export const storage = {
  StorageFull: ({ missing }) => ({
    title: "Det er ikke plass i postkassen",
    detail: `Du mangler ${size(missing)}. Slett for godt noe du ikke trenger, eller kjøp mer plass. Du får post som før.`
  }),
  DocumentTooLarge: ({ most, has }) => ({
    title: "Dokumentet er for stort",
    detail: `Et dokument du laster opp, kan være på høyst ${size(most)}. Dette er ${size(has - most)} for stort.`
  }),
  SpaceNotReserved: () => ({
    title: "Plassen er ikke lenger satt av",
    detail: "Det tok for lang tid, eller det ble avbrutt. Begynn på nytt."
  }),
  ReservationExceeded: ({ reserved, has }) => ({
    title: "Filen er større enn det som er satt av",
    detail: `Det er satt av ${size(reserved)}. Filen er ${size(has - reserved)} for stor. Begynn på nytt med riktig størrelse.`
  })
} satisfies Partial<RefusalTexts>
