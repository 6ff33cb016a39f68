import type { RefusalTexts } from "../model.ts"
import { count, moment, size } from "./spelling.ts"

export const sending = {
  SenderUnknown: () => ({
    title: "Verksemda er ikkje avsendar her",
    detail: "Verksemda må ha ein avtale om å sende post før ho kan sende."
  }),
  TooManyFiles: ({ most, has }) => ({
    title: "For mange filer",
    detail: `Brevet har ${count(has)} filer. Det kan ha høgst ${count(most)}.`
  }),
  LetterTooLarge: ({ most, has }) => ({
    title: "Brevet er for stort",
    detail: `Eit brev kan vere på høgst ${size(most)}. Dette er ${size(has - most)} for stort.`
  }),
  VisibleInThePast: ({ visibleAt }) => ({
    title: "Leveringstidspunktet er passert",
    detail: `Du valde ${moment(visibleAt)}. Vel eit tidspunkt fram i tid, eller ingen.`
  }),
  RecipientNotDigital: ({ result }) => {
    switch (result._tag) {
      case "Invalid":
        return {
          title: "Opplysningane om mottakaren er feil",
          detail:
            result.why === "Empty"
              ? `Feltet ${result.field} er tomt. Fyll det ut.`
              : `Feltet ${result.field} er ikkje gyldig. Rett det.`
        }
      case "Unidentified":
        return result.why === "SeveralMatches"
          ? { title: "Fleire passar", detail: "Oppgi meir om mottakaren, eller bruk postkasseadressa." }
          : { title: "Vi finn ikkje mottakaren", detail: "Sjå over opplysningane, eller send brevet på papir." }
      default:
        return { title: "Mottakaren får ikkje post her", detail: "Send brevet på ein annan måte, til dømes på papir." }
    }
  },
  SendingNotFound: () => ({
    title: "Vi finn ikkje sendinga",
    detail: "Ho finst ikkje hos denne avsendaren, eller fila høyrer ikkje til sendinga."
  }),
  SendingNotOpen: ({ state }) =>
    state === "Lapsed"
      ? { title: "Sendinga har gått ut", detail: "Filene kom ikkje i tide. Start ei ny sending." }
      : { title: "Sendinga er alt send", detail: "Eit brev som er sendt, kan ikkje endrast eller kallast tilbake." },
  FileDiffers: ({ differs }) => ({
    title: "Fila er ikkje den som var meld",
    detail: {
      bytes: "Storleiken er ein annan. Send den fila du melde, eller start ei ny sending.",
      sha256: "Innhaldet er eit anna. Send den fila du melde, eller start ei ny sending.",
      mediaType: "Filtypen er ein annan. Send den fila du melde, eller start ei ny sending.",
      content:
        "Ho er meld som ein filtype ho ikkje er: innhaldet byrjar ikkje slik. Start ei ny sending med rett fil eller rett type."
    }[differs]
  }),
  FileBrokenOff: () => ({ title: "Fila kom ikkje heilt fram", detail: "Overføringa stoppa. Send fila igjen." }),
  FilesMissing: ({ missing }) => ({
    title: "Det manglar filer",
    detail: `Talet på filer som ikkje har kome: ${count(missing.length)}. Send dei, og fullfør så sendinga.`
  }),
  ComputerNeeded: () => ({
    title: "Skriv brevet på ei datamaskin",
    detail: "Verksemder skriv og sender brev på datamaskin, ikkje på telefon, nettbrett eller i appen."
  })
} satisfies Partial<RefusalTexts>
