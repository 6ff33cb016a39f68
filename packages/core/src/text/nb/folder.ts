import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const folder = {
  FolderNotFound: () => ({ title: "Vi finner ikke mappen", detail: "Den finnes ikke i denne postkassen." }),
  FolderExists: ({ name }) => ({
    title: "Du har allerede en mappe med dette navnet",
    detail: `Den heter «${name}». Velg et annet navn.`
  }),
  FolderIsFixed: () => ({
    title: "Denne mappen hører til postkassen",
    detail: "Den kan ikke fjernes eller få et annet navn."
  }),
  FolderNotEmpty: ({ things }) => ({
    title: "Mappen er ikke tom",
    detail: `Brev og dokumenter i mappen: ${count(things)}. Flytt eller slett dem først.`
  }),
  ThingNotFound: () => ({
    title: "Vi finner det ikke",
    detail: "Det finnes ikke i postkassen, eller det er ikke ditt."
  }),
  ThingInTrash: () => ({ title: "Det ligger i papirkurven", detail: "Legg det tilbake hvis du vil bruke det." }),
  ThingNotInTrash: () => ({
    title: "Det ligger ikke i papirkurven",
    detail: "Bare det som ligger i papirkurven, kan legges tilbake eller slettes for godt."
  })
} satisfies Partial<RefusalTexts>
