import { works } from "../organisations.ts"
import { facts, heading, items, table } from "../paper/index.ts"
import { iben, ingrid, jonas } from "../people.ts"
import { type Days, kr } from "../wording.ts"
import { type Draft, pdf } from "./draft.ts"

/** What the employer writes. */
export const worksLetters = (days: Days): ReadonlyArray<Draft> => [
  {
    from: works,
    to: jonas,
    day: -40.2,
    subject: `Lønnsslipp for ${days.month(-40)}`,
    kind: "payslip",
    requires: "password",
    contents: [payslip(days, -40, "Ansatt 118", 198, 12)]
  },
  {
    from: works,
    to: jonas,
    day: -13.1,
    subject: "Endring i arbeidsavtalen din",
    requires: "high",
    asksConfirmation: true,
    contents: [
      pdf("Endring i arbeidsavtalen.pdf", {
        title: "Endring i arbeidsavtalen din",
        reference: "Ansatt 118",
        body: [
          facts(["Gjelder fra", days.date(40)], ["Ny stilling", "skiftleder"], ["Ny timelønn", kr(246)]),
          "Gratulerer! Som vi snakket om, blir du skiftleder på mottaket. Resten av avtalen er som før.",
          "Stemmer ikke dette med det vi ble enige om? Si fra til lederen din."
        ],
        signed: "Personalkontoret"
      })
    ]
  },
  {
    from: works,
    to: jonas,
    day: -9.6,
    subject: `Lønnsslipp for ${days.month(-9)}`,
    kind: "payslip",
    requires: "password",
    contents: [payslip(days, -9, "Ansatt 118", 198, 4)]
  },
  {
    from: works,
    to: ingrid,
    day: -9.5,
    subject: `Lønnsslipp for ${days.month(-9)}`,
    kind: "payslip",
    requires: "password",
    contents: [payslip(days, -9, "Ansatt 131", 184, 0)]
  },
  {
    from: works,
    to: iben,
    day: -3.1,
    subject: "Sommerjobb på Sildeverket: avtalen din",
    requires: "password",
    asksConfirmation: true,
    contents: [
      pdf("Avtale om sommerjobb.pdf", {
        title: "Avtale om sommerjobb",
        reference: "Ferievikarer",
        body: [
          facts(["Timelønn", kr(142)], ["Arbeidstid", "kl. 08–15, fem dager i uka"]),
          "Så fint at du vil arbeide hos oss! Les gjennom avtalen sammen med en voksen hjemme før du sier ja.",
          heading("Fordi du er under 18 år"),
          items(
            "Du arbeider ikke alene og ikke om natten.",
            "Du kjører ikke truck.",
            "Du får pause i minst en halv time."
          )
        ],
        signed: "Personalkontoret"
      })
    ]
  }
]

/** A payslip that adds up. */
function payslip({ month, date }: Days, day: number, employee: string, hourly: number, overtime: number) {
  const pay = 150 * hourly
  const extra = overtime * hourly * 1.5
  const tax = Math.round((pay + extra) * 0.27)
  return pdf("Lønnsslipp.pdf", {
    title: `Lønnsslipp for ${month(day)}`,
    reference: employee,
    body: [
      facts(["Utbetalt", kr(pay + extra - tax)], ["På konto", date(day + 2)]),
      table(
        ["", "Timer", "Sats", "Beløp"],
        ["Timelønn", "150", kr(hourly), kr(pay)],
        ["Overtid", String(overtime), kr(hourly * 1.5), kr(extra)],
        ["Skatt, 27 prosent", "", "", `−${kr(tax)}`],
        ["Utbetalt", "", "", kr(pay + extra - tax)]
      ),
      "Feriepenger blir utbetalt i juni. Spør lønnskontoret hvis noe ikke stemmer."
    ]
  })
}
