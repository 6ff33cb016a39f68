import type { PrintFault } from "../../print/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, oneOf } from "./spelling.ts"

const told = (fault: PrintFault): string => {
  switch (fault._tag) {
    case "NotPdf":
      return "Alle filer må vere PDF."
    case "PasswordNeeded":
      return "Fjern passordet."
    case "VersionUnfit":
      return `PDF-versjonen må vere ${oneOf(fault.allowed)}.`
    case "NoPages":
      return "Ei fil har ingen sider."
    case "TooManyPages":
      return `Eit dokument kan ha høgst ${count(fault.most)} sider.`
    case "PageUnfit":
      return fault.measure === "width"
        ? `Sidene må vere ${count(fault.least)}–${count(fault.most)} mm breie.`
        : `Sidene må vere ${count(fault.least)}–${count(fault.most)} mm høge.`
    case "MarginTaken":
      return `Venstremargen må vere fri i ${count(fault.least)} mm, ${count(fault.from)}–${count(fault.until)} mm frå toppen.`
    case "FontNotEmbedded":
      return "Alle skrifter må liggje i fila."
  }
}

export const print = {
  PrintNotAllowed: () => ({
    title: "Avsendaren bruker ikkje papir",
    detail: "Verksemda har ikkje slått på utskrift for det ho sender gjennom system. Slå det på, eller send digitalt."
  }),
  PostalAddressMissing: () => ({
    title: "Postadressa manglar",
    detail: "Brev på papir må ha ei postadresse. Slå ho opp, eller skriv ho inn."
  }),
  NotFitForPrint: ({ documents }) => ({
    title: "Brevet kan ikkje skrivast ut",
    // The same is said once, of however many pages it is true.
    detail: [...new Set(documents.flatMap(({ faults }) => faults.map(told)))].join(" ")
  }),
  PrintDayTooEarly: ({ earliest }) => ({
    title: "Dagen er for tidleg",
    detail: `Brevet kan skrivast ut tidlegast når ${day(earliest)} er over. Vel den dagen eller ein seinare.`
  })
} satisfies Partial<RefusalTexts>
