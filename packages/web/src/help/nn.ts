import type { Answers } from "./entry.ts"

export const nn: Answers = {
  locked: {
    question: "Kvifor er eit brev låst?",
    answer: [
      "Brevet krev ei sikrare innlogging enn den du har no. Det kan vere avsendaren som har bestemt det, eller det gjeld fordi avsendaren er ein offentleg etat.",
      "Opne brevet i lista. Der står kva som trengst, og ein knapp som tek deg rett tilbake til brevet når du har logga inn."
    ]
  },
  levels: {
    question: "Kva er nivåa?",
    answer: [
      "Nivået seier kor sikre vi er på at du er du. Det lågaste er passord. Så kjem betydeleg nivå, som du får med MinID. Høgt nivå får du med BankID, Buypass eller Commfides.",
      "Kvart brev har eit nivå. Er du logga inn på det nivået eller høgare, opnar brevet seg."
    ]
  },
  publicMail: {
    question: "Kvifor opnar ikkje passord post frå det offentlege?",
    answer: [
      "Post frå det offentlege handlar ofte om helse, skatt eller rettar. Difor må du alltid vise kven du er med ID‑porten. Det gjeld alle brev frå det offentlege, uansett innhald."
    ]
  },
  hiddenSubject: {
    question: "Kvifor er emnet skjult?",
    answer: [
      "Avsendaren har merkt brevet som følsamt. Då viser vi berre kven det er frå og når det kom, til du har logga inn sikkert nok."
    ]
  },
  confirming: {
    question: "Kva tyder det å stadfeste eit brev?",
    answer: [
      "Nokre avsendarar vil vite at brevet er kome fram før du les det. Når du stadfestar, får avsendaren vite det, og når du gjorde det. Å stadfeste er ikkje å vere einig i noko.",
      "Du kan vente så lenge du vil. Brevet blir liggjande."
    ]
  },
  held: {
    question: "Kvifor kan ikkje brevet opnast enno?",
    answer: [
      "Vi undersøkjer kvart vedlegg før det kan opnast. Som regel tek det nokre minutt. Finn vi noko som kan skade deg, blir brevet stoppa, og du bør kontakte avsendaren."
    ]
  },
  elsewhere: {
    question: "Kvifor må eg logge inn ein gong til hos avsendaren?",
    answer: [
      "Nokre brev er ei lenkje til nettstaden til avsendaren. Innlogginga di her følgjer ikkje med dit. Slik kan ingen gi seg ut for å vere deg der."
    ]
  },
  loggedOut: {
    question: "Kvifor blir eg logga ut?",
    answer: [
      "For at ingen andre skal lese posten din på maskina du bruker, blir økta avslutta når det går for lenge utan at du gjer noko. Under Profil ser du når det skjer.",
      "Logg inn igjen på same sida, så er du tilbake der du var."
    ]
  },
  password: {
    question: "Korleis vel eg eit passord?",
    answer: [
      "Logg inn med ID‑porten, og gå til Profil. Vel gjerne fleire ord etter kvarandre: det er lett å hugse og vanskeleg å gjette. Du treng ikkje tal eller spesialteikn.",
      "Skriv du feil for mange gonger, må du vente litt, eller logge inn med ID‑porten.",
      "Eit nytt passord loggar deg ut overalt elles enn der du vel det: vel eit om du trur at nokon andre er logga inn som deg."
    ]
  },
  sender: {
    question: "Korleis veit eg kven eit brev er frå?",
    answer: [
      "Alle som sender hit, har bevist kven dei er. Trykk på «Stadfesta avsendar» i brevet, så ser du namn og organisasjonsnummer slik dei står i registeret."
    ]
  },
  senderKnows: {
    question: "Kva får avsendaren vite?",
    answer: [
      "At brevet er kome fram, når du opna det første gong, og når du stadfesta det, om dei har bede om det. Ikkje noko meir: ikkje kor mange gonger du les det, og ikkje kvar du er."
    ]
  },
  accessLog: {
    question: "Kva er innsynsloggen?",
    answer: [
      "Innsynsloggen viser kven som har gjort kva i postkassa di: når eit brev kom, kven som opna det, og kva som vart lese og lasta ned. Du finn han under Profil.",
      "Loggen er signert, og nettlesaren din sjekkar at ingenting i han er endra. Eit dokument står éin gong for kvar gong du er logga inn, sjølv om du blar mykje i det."
    ]
  },
  changed: {
    question: "Kan avsendaren endre eller trekkje tilbake eit brev?",
    answer: [
      "Nei. Det som er sendt, er sendt. Berre du kan slette det som ligg i postkassa di, og ingen kan endre det."
    ]
  },
  keeping: {
    question: "Kor lenge ligg breva?",
    answer: ["Til du slettar dei. Det er inga grense for post frå det offentlege."]
  },
  reading: {
    question: "Korleis les, lagrar og skriv eg ut?",
    answer: [
      "PDF, bilete og tekst blir viste rett i brevet. Er PDF-en vanskeleg å lese på skjermen din, vel «Les som tekst». Andre filer lastar du ned. Alt kan lastast ned."
    ]
  },
  notFound: {
    question: "Kvifor finn eg ikkje brevet?",
    answer: [
      "Anten finst det ikkje, eller så er det ikkje til deg. Dei to ser like ut, for at ingen skal kunne finne ut noko om posten til andre. Sjekk at du er logga inn som deg sjølv."
    ]
  },
  shortcuts: {
    question: "Finst det snøggtastar?",
    answer: ["Ja. Trykk ? for å sjå dei. Dei kan slåast av under Profil, til dømes om du bruker talestyring."]
  }
}
