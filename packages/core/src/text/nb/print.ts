import type { PrintFault } from "../../print/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, oneOf } from "./spelling.ts"

const told = (fault: PrintFault): string => {
  switch (fault._tag) {
    case "NotPdf":
      return "Alle filer må være PDF."
    case "PasswordNeeded":
      return "Fjern passordet."
    case "VersionUnfit":
      return `PDF-versjonen må være ${oneOf(fault.allowed)}.`
    case "NoPages":
      return "En fil har ingen sider."
    case "TooManyPages":
      return `Et dokument kan ha høyst ${count(fault.most)} sider.`
    case "PageUnfit":
      return fault.measure === "width"
        ? `Sidene må være ${count(fault.least)}–${count(fault.most)} mm brede.`
        : `Sidene må være ${count(fault.least)}–${count(fault.most)} mm høye.`
    case "MarginTaken":
      return `Venstremargen må være fri i ${count(fault.least)} mm, ${count(fault.from)}–${count(fault.until)} mm fra toppen.`
    case "FontNotEmbedded":
      return "Alle skrifter må ligge i filen."
  }
}

export const print = {
  PrintNotAllowed: () => ({
    title: "Avsenderen bruker ikke papir",
    detail:
      "Virksomheten har ikke slått på utskrift for det den sender gjennom systemer. Slå det på, eller send digitalt."
  }),
  PostalAddressMissing: () => ({
    title: "Postadressen mangler",
    detail: "Brev på papir må ha en postadresse. Slå den opp, eller skriv den inn."
  }),
  NotFitForPrint: ({ documents }) => ({
    title: "Brevet kan ikke skrives ut",
    // The same is said once, of however many pages it is true.
    detail: [...new Set(documents.flatMap(({ faults }) => faults.map(told)))].join(" ")
  }),
  PrintDayTooEarly: ({ earliest }) => ({
    title: "Dagen er for tidlig",
    detail: `Brevet kan skrives ut tidligst når ${day(earliest)} er over. Velg den dagen eller en senere.`
  })
} satisfies Partial<RefusalTexts>
