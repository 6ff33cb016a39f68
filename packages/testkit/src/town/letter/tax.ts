import { taxOffice } from "../organisations.ts"
import { facts, heading, items, table } from "../paper/index.ts"
import { anneLovise, birger, elena, ingrid, solveig } from "../people.ts"
import { type Days, kr, number } from "../wording.ts"
import { type Draft, pdf } from "./draft.ts"

/** What the tax office writes. */
export const taxLetters = ({ date, year }: Days): ReadonlyArray<Draft> => [
  {
    from: taxOffice,
    to: solveig,
    day: -151.2,
    subject: `Skatteoppgjøret for ${year(-151) - 1}: du får penger igjen`,
    kind: "decision",
    requires: "substantial",
    contents: [
      pdf("Skatteoppgjør.pdf", {
        title: `Skatteoppgjøret ditt for ${year(-151) - 1}`,
        reference: "Referanse 22-4170",
        body: [
          facts(["Du får igjen", kr(4312)], ["Utbetales", date(-140)], ["Til konto", "den du har registrert hos oss"]),
          "Vi har regnet ut skatten din. Du har betalt mer enn du skulle, og får resten tilbake.",
          heading("Slik har vi regnet"),
          table(
            ["", "Beløp"],
            ["Lønn", kr(598_400)],
            ["Fradrag for renter", `−${kr(61_220)}`],
            ["Fradrag for barnehage", `−${kr(25_000)}`],
            ["Skatt du skulle betale", kr(142_688)],
            ["Skatt du har betalt", kr(147_000)],
            ["Sum du får igjen", kr(4312)]
          ),
          heading("Er noe feil?"),
          `Du kan endre skattemeldingen og klage på oppgjøret. Fristen er ${date(-109)}. Du trenger ikke å gjøre noe hvis alt stemmer.`
        ],
        signed: "Avdeling for personskatt"
      })
    ]
  },
  {
    from: taxOffice,
    to: anneLovise,
    day: -25.4,
    subject: "Faktura for restskatt",
    kind: "invoice",
    requires: "substantial",
    contents: [
      pdf("Faktura for restskatt.pdf", {
        title: "Faktura for restskatt",
        reference: "Referanse 22-5518",
        body: [
          facts(["Å betale", kr(2086)], ["Forfall", date(6)], ["KID", "2255 1800 0417"]),
          "Du har betalt litt for lite skatt i fjor, fordi du arbeidet mer enn det sto på skattekortet.",
          "Klarer du ikke å betale i tide? Ta kontakt med oss før forfall, så finner vi en avtale."
        ],
        signed: "Avdeling for innkreving"
      })
    ]
  },
  {
    from: taxOffice,
    to: elena,
    day: -16.3,
    subject: `Your tax deduction card for ${year(-16)}`,
    requires: "substantial",
    contents: [
      pdf("Tax deduction card.pdf", {
        title: `Your tax deduction card for ${year(-16)}`,
        reference: "Reference 22-6002",
        body: [
          facts(["Rate", "22 per cent"], ["Valid until", `31 December ${year(-16)}`]),
          "You have been given a tax deduction card. It tells your employer how much tax to take from your salary. Your employer gets it from us. You do not need to send it to anyone.",
          heading("When should you change it?"),
          items(
            "When you change jobs or your pay changes a lot.",
            "When you buy a home or take out a loan.",
            "When you are going to stay in Norway for more than six months."
          ),
          "The number you have been given is a D-number. If you stay, you will get a national identity number instead, and we move your mail for you."
        ],
        signed: "Section for foreign employees"
      })
    ]
  },
  {
    from: taxOffice,
    to: ingrid,
    day: -10.1,
    subject: "Vi trenger flere opplysninger om hybelen din",
    requires: "substantial",
    asksConfirmation: true,
    contents: [
      pdf("Vi trenger flere opplysninger.pdf", {
        title: "Vi trenger flere opplysninger om hybelen din",
        reference: "Referanse 22-6231",
        body: [
          facts(["Svar innen", date(11)]),
          "Du har ført opp leieinntekter fra en hybel. Før vi kan fastsette skatten, må vi vite litt mer.",
          items(
            "Hvor mange måneder var hybelen leid ut?",
            "Bodde du selv i huset hele året?",
            "Hvor stor del av huset er hybelen?"
          ),
          "Svarer du ikke, bruker vi de opplysningene vi har. Da kan skatten bli høyere enn den skulle."
        ],
        signed: "Avdeling for personskatt"
      })
    ]
  },
  {
    from: taxOffice,
    to: birger,
    day: -2.6,
    subject: `Skattekortet ditt for ${year(-2) + 1}`,
    requires: "substantial",
    contents: [
      pdf("Skattekort.pdf", {
        title: `Skattekortet ditt for ${year(-2) + 1}`,
        reference: "Referanse 22-7010",
        body: [
          facts(["Pensjon, anslått", `${number(284_000)}\u00a0kroner`], ["Skattetrekk", "12 prosent"]),
          "Den som betaler deg pensjon, får skattekortet rett fra oss. Du trenger ikke å gjøre noe.",
          "Blir tallene annerledes enn vi tror? Da kan du endre skattekortet når som helst i året."
        ],
        signed: "Avdeling for personskatt"
      })
    ]
  }
]
