import { municipality } from "../organisations.ts"
import { facts, heading, items, table } from "../paper/index.ts"
import { birger, dagny, elena, iben, sjur, solveig } from "../people.ts"
import { type Days, kr } from "../wording.ts"
import { type Draft, pdf, png, text } from "./draft.ts"
import { parentsMeeting } from "./parents-meeting.ts"

/** What the municipality writes: school, health, land and fees. */
export const municipalityLetters = (days: Days): ReadonlyArray<Draft> => [
  {
    from: municipality,
    to: dagny,
    day: -148.5,
    subject: "Eiendomsskatt for huset i Dvalevika",
    kind: "decision",
    requires: "substantial",
    contents: [
      pdf("Eiendomsskatt.pdf", {
        title: "Eiendomsskatt for huset i Dvalevika",
        reference: "Sak 14/226",
        body: [
          facts(["For hele året", kr(3920)], ["Betales i", "to deler"]),
          "Vi har satt eiendomsskatten for i år. Den er den samme som i fjor.",
          table(
            ["Del", "Forfall", "Beløp"],
            ["Første", days.date(-120), kr(1960)],
            ["Andre", days.date(40), kr(1960)],
            ["Sum", "", kr(3920)]
          ),
          `Er du uenig i verdien vi har satt på huset, kan du klage innen ${days.date(-106)}.`
        ],
        signed: "Kommunekassen"
      })
    ]
  },
  {
    from: municipality,
    to: sjur,
    day: -30.2,
    subject: "Vedtak: du får tilskot til nytt gjerde",
    kind: "decision",
    requires: "substantial",
    asksConfirmation: true,
    contents: [
      pdf("Vedtak om tilskot.pdf", {
        title: "Du får tilskot til nytt gjerde",
        reference: "Sak 31/118",
        body: [
          facts(["Tilskot", kr(18_500)], ["Gjerdet må stå ferdig", days.date(220, "nn")]),
          "Vi har gått gjennom søknaden din. Du får tilskot til 740 meter gjerde mot utmarka på Nyneset.",
          heading("Kva du må gjere"),
          items(
            "Set opp gjerdet slik søknaden seier.",
            "Send oss eit bilete og rekninga når det er ferdig.",
            "Hald gjerdet ved like i ti år."
          ),
          heading("Du kan klage"),
          `Du kan klage på vedtaket innan tre veker, altså til og med ${days.date(-9, "nn")}. Skriv kva du er usamd i, og kvifor.`
        ],
        signed: "Landbrukskontoret"
      })
    ]
  },
  {
    from: municipality,
    to: birger,
    day: -28.3,
    subject: "Hjemmesykepleien kommer til et nytt klokkeslett",
    requires: "substantial",
    sensitive: true,
    contents: [
      pdf("Nytt klokkeslett.pdf", {
        title: "Vi kommer til et nytt klokkeslett",
        reference: "Hjemmetjenesten",
        body: [
          facts(["Fra", days.weekday(-21)], ["Klokka", "09.30"], ["Før kom vi", "klokka 08.15"]),
          "Kjære Birger. Vi har lagt om rutene våre og kommer litt senere om morgenen. Alt annet er som før.",
          "Passer ikke det? Ring oss på vakttelefonen, så finner vi et tidspunkt som er bedre for deg."
        ],
        signed: "Hjemmetjenesten, sone vest"
      })
    ]
  },
  {
    from: municipality,
    to: iben,
    day: -18.1,
    subject: "Klasseturen: pakkeliste og kart",
    requires: "substantial",
    contents: [
      pdf("Pakkeliste.pdf", {
        title: "Pakkeliste til klasseturen",
        reference: "Fjordmyr skole, 10A",
        body: [
          facts(["Oppmøte", `${days.weekday(9)} kl. 08.15`], ["Hjemme igjen", `${days.weekday(10)} kl. 15.00`]),
          "Vi går til Vardehytta og sover der én natt. Turen er lett, men det kan bli kaldt.",
          heading("Ta med"),
          items(
            "varme klær i ull, regntøy og gode sko",
            "sovepose og liggeunderlag",
            "mat til to dager og en flaske vann",
            "hodelykt",
            "medisiner, hvis du bruker det"
          ),
          "Kartet ligger ved. Mobilen virker bare på toppen, så gi beskjed hjemme om at det kan bli stille."
        ],
        signed: "Kontaktlærerne på 10. trinn"
      }),
      png("Kart til Vardehytta.png", new URL("../picture/trail-map.png", import.meta.url))
    ]
  },
  {
    from: municipality,
    to: solveig,
    day: -14.2,
    subject: "Foreldremøte for 3. trinn",
    requires: "substantial",
    contents: [text("Foreldremøte for 3. trinn.html", "text/html", parentsMeeting(days))]
  },
  {
    from: municipality,
    to: elena,
    day: -7.4,
    subject: "Norwegian courses in Fjordmyr: choose your place",
    kind: "link",
    requires: "substantial",
    // Reserved for examples (RFC 2606): it leads nowhere.
    contents: { url: "https://kurs.fjordmyr.example/norsk" }
  },
  {
    from: municipality,
    to: solveig,
    day: -5.2,
    subject: "Vedtak: du får bygge bod i Bakkegata 4",
    kind: "decision",
    requires: "substantial",
    asksConfirmation: true,
    contents: [
      pdf("Vedtak om byggetillatelse.pdf", {
        title: "Du får bygge bod i Bakkegata 4",
        reference: "Sak 14/502",
        body: [
          facts(["Tillatelse til", "bod på 15 m²"], ["Gjelder i", "tre år"], ["Klagefrist", days.date(16)]),
          "Vi har behandlet søknaden din og sagt ja. Ingen av naboene hadde noe imot boden.",
          heading("Før du begynner"),
          items(
            "Boden skal stå minst én meter fra nabogrensen.",
            "Taket kan ikke være høyere enn fire meter.",
            "Meld fra til oss når boden er ferdig."
          ),
          heading("Hvorfor vi sa ja"),
          "Boden er liten, den passer til husene rundt, og den tar ikke sol eller utsikt fra noen. Da sier loven at du skal få bygge.",
          heading("Du kan klage"),
          `Du og naboene kan klage på vedtaket til og med ${days.date(16)}. Skriv til oss her i postkassen.`
        ],
        signed: "Byggesakskontoret"
      })
    ]
  },
  {
    from: municipality,
    to: sjur,
    day: -0.9,
    subject: `Vatnet blir stengt ${days.workday(3, "nn")}`,
    requires: "substantial",
    contents: [
      text(
        "Vatnet blir stengt.txt",
        "text/plain",
        `Hei!

Vi skal byte ein ventil på vassleidninga til Nyneset.

Når: ${days.workday(3, "nn")}, klokka 09.00 til 13.00.

Tapp gjerne vatn til dyr og kaffi kvelden før. Når vatnet kjem att, kan
det vere brunt dei fyrste minutta. Det er ikkje farleg: la det renne.

Helsing
Fjordmyr kommune, vatn og avløp
`
      )
    ]
  }
]
