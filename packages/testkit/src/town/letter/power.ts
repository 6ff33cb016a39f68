import { powerCompany } from "../organisations.ts"
import { facts, heading, table } from "../paper/index.ts"
import { anneLovise, ingrid, solveig } from "../people.ts"
import { type Days, kr } from "../wording.ts"
import { type Draft, pdf, text } from "./draft.ts"

/** What the power company writes. */
export const powerLetters = (days: Days): ReadonlyArray<Draft> => [
  {
    from: powerCompany,
    to: solveig,
    day: -11.1,
    subject: `Faktura for strøm i ${days.month(-31)}`,
    kind: "invoice",
    requires: "password",
    contents: [
      pdf("Faktura.pdf", {
        title: `Faktura for strøm i ${days.month(-31)}`,
        reference: "Kunde 40 112",
        body: [
          facts(["Å betale", kr(1249)], ["Forfall", days.date(10)], ["KID", "4011 2001 234"]),
          `Du brukte 812 kWh i ${days.month(-31)}. Forbruket dag for dag ligger ved som en fil du kan åpne i et regneark.`,
          heading("Slik er fakturaen regnet ut"),
          table(
            ["Post", "Mengde", "Pris", "Beløp"],
            ["Strøm", "812\u00a0kWh", kr(0.98), kr(795.76)],
            ["Nettleie, energi", "812\u00a0kWh", kr(0.42), kr(341.04)],
            ["Nettleie, fast", "1 måned", kr(112.2), kr(112.2)],
            ["Å betale", "", "", kr(1249)]
          ),
          "Vil du dele opp betalingen? Ta kontakt før forfall."
        ],
        signed: "Kundeservice"
      }),
      text("Forbruk per døgn.csv", "text/csv", consumption(days))
    ]
  },
  {
    from: powerCompany,
    to: anneLovise,
    day: -8.2,
    subject: "Ny avtale om strøm: les gjennom og ta vare på den",
    requires: "password",
    asksConfirmation: true,
    contents: [
      pdf("Avtale.pdf", {
        title: "Avtalen din om strøm",
        reference: "Kunde 40 377",
        body: [
          facts(["Gjelder fra", days.date(6)], ["Pris", "spotpris + 4,90 øre"], ["Bindingstid", "ingen"]),
          "Velkommen som kunde! Her er avtalen vi ble enige om. Du kan gå fra den innen 14 dager uten å si hvorfor, og du kan bytte selskap når du vil."
        ],
        signed: "Kundeservice"
      })
    ]
  },
  {
    from: powerCompany,
    to: ingrid,
    day: -3.3,
    subject: "Påminnelse: du har en faktura som ikke er betalt",
    kind: "invoice",
    requires: "password",
    contents: [
      pdf("Påminnelse.pdf", {
        title: "Du har en faktura som ikke er betalt",
        reference: "Kunde 40 590",
        body: [
          facts(["Å betale", kr(684.5)], ["Ny frist", days.date(11)], ["KID", "4059 0000 871"]),
          "Vi kan ikke se at du har betalt fakturaen fra forrige måned. Har du betalt de siste dagene, kan du se bort fra dette brevet.",
          "Er det vanskelig å betale? Ring oss, så lager vi en plan sammen. Det koster ikke noe."
        ],
        signed: "Kundeservice"
      })
    ]
  },
  {
    from: powerCompany,
    to: solveig,
    day: -1.2,
    subject: "Strømmen blir borte i to timer",
    requires: "password",
    contents: [
      text(
        "Strømmen blir borte i to timer.txt",
        "text/plain",
        `Hei, Solveig!

Vi skal bytte en mast i Bakkegata. Mens vi gjør det, er strømmen borte.

  Når:   ${days.workday(4)}
  Fra:   klokka 10.00
  Til:   klokka 12.00, kanskje før

Slå av komfyr og varmeovner før du går. Fryseren tåler to timer fint hvis
du lar den stå lukket.

Vennlig hilsen
Kraftlinja Strøm
`
      )
    ]
  }
]

/** Consumption a day, as a spreadsheet in Norwegian reads it: semicolons, comma, and a mark that says it is UTF-8. */
function consumption({ date, month }: Days): string {
  const dates = Array.from({ length: 62 }, (_, index) => index - 62).filter((day) => month(day) === month(-31))
  const shares = dates.map((_, index) => 24 + 5 * Math.sin(index / 2.1) + (index % 7 > 4 ? 4 : 0))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const rows = dates.map((day, index) => {
    const kWh = ((shares[index] ?? 0) * 812) / whole
    return `${date(day)};${kWh.toFixed(2).replace(".", ",")}`
  })
  return `\u{feff}Dato;kWh\r\n${rows.join("\r\n")}\r\n`
}
