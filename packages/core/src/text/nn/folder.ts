import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const folder = {
  FolderNotFound: () => ({ title: "Vi finn ikkje mappa", detail: "Ho finst ikkje i denne postkassa." }),
  FolderExists: ({ name }) => ({
    title: "Du har alt ei mappe med dette namnet",
    detail: `Ho heiter «${name}». Vel eit anna namn.`
  }),
  FolderIsFixed: () => ({
    title: "Denne mappa høyrer til postkassa",
    detail: "Ho kan ikkje fjernast eller få eit anna namn."
  }),
  FolderNotEmpty: ({ things }) => ({
    title: "Mappa er ikkje tom",
    detail: `Brev og dokument i mappa: ${count(things)}. Flytt eller slett dei først.`
  }),
  ThingNotFound: () => ({
    title: "Vi finn det ikkje",
    detail: "Det finst ikkje i postkassa, eller det er ikkje ditt."
  }),
  ThingInTrash: () => ({ title: "Det ligg i papirkorga", detail: "Legg det tilbake om du vil bruke det." }),
  ThingNotInTrash: () => ({
    title: "Det ligg ikkje i papirkorga",
    detail: "Berre det som ligg i papirkorga, kan leggjast tilbake eller slettast for godt."
  })
} satisfies Partial<RefusalTexts>
