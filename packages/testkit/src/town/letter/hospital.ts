import { hospital } from "../organisations.ts"
import { facts, heading, items, table } from "../paper/index.ts"
import { birger, iben, ingrid, sjur, solveig } from "../people.ts"
import type { Days } from "../wording.ts"
import { type Draft, pdf } from "./draft.ts"

/** What the hospital writes. */
export const hospitalLetters = ({ date, workday }: Days): ReadonlyArray<Draft> => [
  {
    from: hospital,
    to: solveig,
    day: -21.3,
    subject: "Time hos hudlegen",
    kind: "appointment",
    requires: "high",
    sensitive: true,
    contents: [
      pdf("Time hos hudlegen.pdf", {
        title: "Du har fått time hos hudlegen",
        reference: "Hudpoliklinikken",
        body: [
          facts(
            ["Når", `${workday(10)} kl. 10.15`],
            ["Hvor", "Fjordmyr sykehus, 2. etasje, inngang B"],
            ["Hos", "lege ved hudpoliklinikken"]
          ),
          "Legen din har bedt oss om å se på føflekken på skulderen. Undersøkelsen tar rundt 20 minutter og gjør ikke vondt.",
          heading("Før du kommer"),
          items(
            "Ta med en liste over medisiner du bruker.",
            "Ha på deg klær som er lette å ta av og på.",
            "Si fra senest dagen før hvis du ikke kan komme. Ellers må du betale et gebyr."
          )
        ],
        signed: "Hudpoliklinikken"
      })
    ]
  },
  {
    from: hospital,
    to: ingrid,
    day: -20.2,
    subject: "Innkalling til samtale",
    kind: "appointment",
    requires: "high",
    sensitive: true,
    contents: [
      pdf("Innkalling til samtale.pdf", {
        title: "Velkommen til en første samtale",
        reference: "Avdeling for søvn",
        body: [
          facts(["Når", `${workday(14)} kl. 13.00`], ["Hvor", "Fjordmyr sykehus, 4. etasje"], ["Varer", "45 minutter"]),
          "Du er henvist til oss fordi du sover dårlig. I den første samtalen snakker vi om hvordan du har det, og hva som kan hjelpe.",
          "Skriv gjerne ned når du legger deg og når du står opp, de siste sju dagene før du kommer."
        ],
        signed: "Avdeling for søvn"
      })
    ]
  },
  {
    from: hospital,
    to: birger,
    day: -12.2,
    subject: "Du kan få influensavaksine",
    requires: "substantial",
    contents: [
      pdf("Influensavaksine.pdf", {
        title: "Du kan få influensavaksine",
        reference: "Vaksinekontoret",
        body: [
          facts(["Hvor", "Kantinen på Fjordmyr sykehus"], ["Når", `hver dag kl. 10–14 til og med ${date(12)}`]),
          "Alle over 65 år får tilbud om vaksine mot influensa. Den er gratis for deg. Du trenger ikke å bestille time.",
          "Er du syk og har feber? Vent til du er frisk."
        ],
        signed: "Vaksinekontoret"
      })
    ]
  },
  {
    from: hospital,
    to: sjur,
    day: -11.3,
    subject: "Innkalling til kontroll av kneet",
    kind: "appointment",
    requires: "high",
    sensitive: true,
    contents: [
      pdf("Kontroll av kneet.pdf", {
        title: "Kontroll av kneet ditt",
        reference: "Ortopedisk poliklinikk",
        body: [
          facts(["Når", `${workday(18, "nn")} kl. 09.40`], ["Kvar", "Fjordmyr sjukehus, 1. høgda"]),
          "Det er eit halvt år sidan du vart operert i kneet. No vil vi sjå korleis det har grodd, og korleis du går.",
          items("Ta med skoa du brukar til kvardags.", "Set av tid til røntgen etterpå."),
          "Kan du ikkje kome? Sei frå seinast dagen før, så får ein annan timen."
        ],
        signed: "Ortopedisk poliklinikk"
      })
    ]
  },
  {
    from: hospital,
    to: iben,
    day: -6.1,
    subject: "Time hos ungdomsklinikken",
    kind: "appointment",
    recipientOnly: true,
    requires: "high",
    sensitive: true,
    contents: [
      pdf("Time hos ungdomsklinikken.pdf", {
        title: "Time hos ungdomsklinikken",
        reference: "Ungdomsklinikken",
        body: [
          facts(["Når", `${workday(8)} kl. 15.30`], ["Hvor", "Fjordmyr sykehus, inngang C"]),
          "Du har bedt om en time hos oss. Det vi snakker om, blir mellom oss: du er fylt 16 år og bestemmer selv hvem som får vite det.",
          "Vil du ha med deg noen, er det også helt fint."
        ],
        signed: "Ungdomsklinikken"
      })
    ]
  },
  {
    from: hospital,
    to: solveig,
    day: -0.4,
    subject: "Svar på blodprøvene dine",
    requires: "high",
    sensitive: true,
    asksConfirmation: true,
    contents: [
      pdf("Svar på blodprøver.pdf", {
        title: "Svar på blodprøvene dine",
        reference: "Laboratoriet",
        body: [
          "Prøvene dine er fine, bortsett fra at du har litt lite jern. Det er vanlig og lett å gjøre noe med.",
          table(
            ["Prøve", "Ditt svar", "Vanlig"],
            ["Blodprosent", "12,4", "11,7–15,3"],
            ["Jernlager (ferritin)", "11", "15–200"],
            ["Vitamin D", "62", "50–150"],
            ["Langtidsblodsukker", "34", "20–42"]
          ),
          heading("Dette bør du gjøre"),
          items("Ta jerntabletter i tre måneder. Du får dem uten resept.", `Ta en ny blodprøve etter ${date(90)}.`),
          "Føler du deg veldig sliten, eller lurer du på noe? Kontakt legen din."
        ],
        signed: "Laboratoriet"
      })
    ]
  }
]
