import { hikingClub } from "../organisations.ts"
import { facts, heading, items, landscape } from "../paper/index.ts"
import { birger, sjur, solveig } from "../people.ts"
import type { Days } from "../wording.ts"
import { type Draft, pdf, png } from "./draft.ts"

/** What the hiking club writes. */
export const hikingLetters = (days: Days): ReadonlyArray<Draft> => [
  {
    from: hikingClub,
    to: solveig,
    day: -318.4,
    subject: "Velkommen som medlem i Fjordmyr turlag",
    requires: "password",
    contents: [
      pdf("Velkommen.pdf", {
        title: "Velkommen som medlem!",
        reference: "Medlem 2 091",
        body: [
          "Så hyggelig at du vil være med! Nå kan du låne nøkkel til Vardehytta, bli med på turene våre og lese medlemsbladet Varden her i postkassen.",
          heading("Tre turer å begynne med"),
          items(
            "Rundt Myrvatnet: to timer, passer for barnevogn",
            "Til Varden: fire timer, bratt på slutten",
            "Kystveien: en hel dag, ta med kikkert"
          )
        ],
        signed: "Styret"
      })
    ]
  },
  {
    from: hikingClub,
    to: solveig,
    day: -9.2,
    subject: "Medlemsbladet Varden: vinternummeret",
    requires: "password",
    contents: [
      pdf("Varden, vinternummeret.pdf", magazine(days)),
      png("Kart til Vardehytta.png", new URL("../picture/trail-map.png", import.meta.url))
    ]
  },
  {
    from: hikingClub,
    to: birger,
    day: -4.3,
    subject: "Takk for 60 år i turlaget",
    requires: "password",
    contents: [
      pdf("Takk for 60 år.pdf", {
        title: "Takk for 60 år i turlaget",
        reference: "Medlem 17",
        body: [
          landscape("Tegning av fjell, med en gul sol over"),
          "Kjære Birger. I år har du vært medlem i 60 år, lenger enn noen andre av oss. Du bar plankene til den første Vardehytta, og hver påske har du kokt kaffe til dem som kom innom.",
          `Vi vil gjerne takke deg på ordentlig. Kom på medlemskvelden ${days.weekday(13)} klokka 18, så blir det blomster og bløtkake. Vi henter deg hvis du vil.`
        ],
        signed: "Styret"
      })
    ]
  },
  {
    from: hikingClub,
    to: sjur,
    day: -2.2,
    subject: "Dugnad på Vardehytta",
    requires: "password",
    contents: [
      pdf("Dugnad.pdf", {
        title: "Bli med på dugnad på Vardehytta",
        reference: "Hyttenemnda",
        body: [
          facts(["Når", `${days.weekday(6, "nn")} kl. 10.00`], ["Ta med", "hammar og godt humør"]),
          "Vi skal tette taket før snøen kjem, og bere inn ved til vinteren. Turlaget spanderer graut.",
          "Har du traktor og kan køyre ved opp til bommen? Det hadde hjelpt mykje."
        ],
        signed: "Hyttenemnda"
      })
    ]
  },
  {
    from: hikingClub,
    to: solveig,
    day: 1.1,
    subject: "Innkalling til årsmøte",
    requires: "password",
    contents: [
      pdf("Innkalling til årsmøte.pdf", {
        title: "Innkalling til årsmøte",
        reference: "Styret",
        body: [
          facts(["Når", `${days.weekday(29)} kl. 19.00`], ["Hvor", "Samfunnshuset"]),
          "Alle medlemmer er velkomne og har én stemme hver.",
          items("Årsmelding og regnskap", "Kontingent for neste år", "Ny ovn på Vardehytta?", "Valg av styre"),
          `Vil du ta opp en sak? Send den til styret innen ${days.date(15)}.`
        ],
        signed: "Styret"
      })
    ]
  }
]

/** Two pages, for those who want to turn pages. */
function magazine(days: Days) {
  return {
    title: "Varden, vinternummeret",
    reference: `Medlemsblad, vinteren ${days.year(-9)}`,
    body: [
      landscape("Tegning av fjell i vinterlys, med en lav sol over"),
      "Kjære turvenn! Mørketiden er her, og mange lar skoene stå. Det er synd, for nå er stiene tomme, luften klar og kaffen bedre enn noen gang. I dette nummeret får du fire turer for korte dager, et intervju med hyttevakten og oppskriften på pannekaker som tåler å bli båret.",
      heading("Fire turer for korte dager"),
      "Rundt Myrvatnet. Den letteste turen vi har. Stien er bred og flat, og det er benker hver halve kilometer. Gå med sola i ryggen, så kommer du til bålplassen akkurat når den går ned. Regn to timer, og litt til hvis du har barn med.",
      "Til Varden. De første to kilometerne går gjennom skog, og der er det ofte is. Bruk brodder. Etter bommen åpner det seg, og du ser helt ut til havet. Den siste kneika er bratt, men der er det tau. Regn fire timer, og snu senest klokka 13.",
      "Kystveien. Ta bussen til Sjøbu og gå hjem langs vannet. Du går forbi tre naust, en gammel tønnefabrikk og mange oter. Det blåser alltid, så ta med en jakke mer enn du tror. Regn seks timer.",
      "Bakkegata på kvelden. Dette er ikke en fjelltur, men prøv den likevel. Slå av hodelykta der gatelysene slutter, og vent i fem minutter. Da ser du flere stjerner enn du husket at det fantes.",
      heading("Hyttevakten: Jeg blir aldri ensom"),
      "I ti vintre har hyttevakten på Varden fyrt i ovnen før gjestene kommer. Hun begynner klokka fem om morgenen, når det er tretten grader inne og tjue minus ute. Først ved, så vann, så kaffe.",
      "– Folk spør om jeg blir ensom. Det blir jeg aldri. Du skulle bare visst hvor mye man hører når det er stille, sier hun. Hun forteller om reven som kommer på trappen, om skiløperen som sov i to døgn, og om natten da taket nesten forsvant.",
      "– Det beste er å se ansiktene til dem som kommer inn. De er slitne og kalde og har gruet seg de siste hundre meterne. Så lukter de vafler, og da er alt glemt.",
      heading("Pannekaker som tåler å bli båret"),
      items(
        "4 egg, 6 dl melk og 3 dl hvetemel",
        "en halv teskje salt og en spiseskje smør",
        "stekes tynne, smøres med syltetøy og rulles hardt",
        "pakkes i matpapir, så i ull: da er de lunkne på toppen"
      ),
      heading("Husk dette om vinteren"),
      "Si fra hjemme hvor du går og når du er tilbake. Ta med hodelykt selv om du skal være hjemme før det blir mørkt. Kart på papir går aldri tom for strøm. Og snu i tide: det er ingen skam.",
      heading("Fra styret"),
      "Vi har fått nye nøkler til Vardehytta. Den gamle nøkkelen virker til nyttår. Du bytter den på biblioteket, hver tirsdag mellom fem og sju. Ta med medlemskortet.",
      "Vi leter også etter noen som vil ta over dette bladet. Det er morsomt arbeid, fire ganger i året, og du får gratis kaffe. Ta kontakt med styret."
    ],
    signed: "Redaksjonen"
  }
}
