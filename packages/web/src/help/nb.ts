import type { Answers } from "./entry.ts"

export const nb: Answers = {
  locked: {
    question: "Hvorfor er et brev låst?",
    answer: [
      "Brevet krever en sikrere innlogging enn den du har nå. Det kan være avsenderen som har bestemt det, eller det gjelder fordi avsenderen er en offentlig etat.",
      "Åpne brevet i listen. Der står hva som trengs, og en knapp som tar deg rett tilbake til brevet når du har logget inn."
    ]
  },
  levels: {
    question: "Hva er nivåene?",
    answer: [
      "Nivået sier hvor sikre vi er på at du er du. Det laveste er passord. Så kommer betydelig nivå, som du får med MinID. Høyt nivå får du med BankID, Buypass eller Commfides.",
      "Hvert brev har et nivå. Er du logget inn på det nivået eller høyere, åpner brevet seg."
    ]
  },
  publicMail: {
    question: "Hvorfor åpner ikke passord post fra det offentlige?",
    answer: [
      "Post fra det offentlige handler ofte om helse, skatt eller rettigheter. Derfor må du alltid vise hvem du er med ID‑porten. Det gjelder alle brev fra det offentlige, uansett innhold."
    ]
  },
  hiddenSubject: {
    question: "Hvorfor er emnet skjult?",
    answer: [
      "Avsenderen har merket brevet som følsomt. Da viser vi bare hvem det er fra og når det kom, til du har logget inn sikkert nok."
    ]
  },
  confirming: {
    question: "Hva betyr det å bekrefte et brev?",
    answer: [
      "Noen avsendere vil vite at brevet er kommet fram før du leser det. Når du bekrefter, får avsenderen vite det, og når du gjorde det. Å bekrefte er ikke å være enig i noe.",
      "Du kan vente så lenge du vil. Brevet blir liggende."
    ]
  },
  held: {
    question: "Hvorfor kan brevet ikke åpnes ennå?",
    answer: [
      "Vi undersøker hvert vedlegg før det kan åpnes. Som regel tar det noen minutter. Finner vi noe som kan skade deg, blir brevet stoppet, og du bør kontakte avsenderen."
    ]
  },
  elsewhere: {
    question: "Hvorfor må jeg logge inn en gang til hos avsenderen?",
    answer: [
      "Noen brev er en lenke til avsenderens eget nettsted. Innloggingen din her følger ikke med dit. Slik kan ingen utgi seg for å være deg der."
    ]
  },
  loggedOut: {
    question: "Hvorfor blir jeg logget ut?",
    answer: [
      "For at ingen andre skal lese posten din på maskinen du bruker, avsluttes økten når det går for lenge uten at du gjør noe. Under Profil ser du når det skjer.",
      "Logg inn igjen på samme side, så er du tilbake der du var."
    ]
  },
  password: {
    question: "Hvordan velger jeg et passord?",
    answer: [
      "Logg inn med ID‑porten, og gå til Profil. Velg gjerne flere ord etter hverandre: det er lett å huske og vanskelig å gjette. Du trenger ikke tall eller spesialtegn.",
      "Skriver du feil for mange ganger, må du vente litt, eller logge inn med ID‑porten.",
      "Et nytt passord logger deg ut overalt ellers enn der du velger det: velg et hvis du tror at noen andre er logget inn som deg."
    ]
  },
  sender: {
    question: "Hvordan vet jeg hvem et brev er fra?",
    answer: [
      "Alle som sender hit, har bevist hvem de er. Trykk på «Bekreftet avsender» i brevet, så ser du navn og organisasjonsnummer slik de står i registeret."
    ]
  },
  senderKnows: {
    question: "Hva får avsenderen vite?",
    answer: [
      "At brevet er kommet fram, når du åpnet det første gang, og når du bekreftet det, hvis de har bedt om det. Ikke noe mer: ikke hvor mange ganger du leser det, og ikke hvor du er."
    ]
  },
  accessLog: {
    question: "Hva er innsynsloggen?",
    answer: [
      "Innsynsloggen viser hvem som har gjort hva i postkassen din: når et brev kom, hvem som åpnet det, og hva som ble lest og lastet ned. Du finner den under Profil.",
      "Loggen er signert, og nettleseren din sjekker at ingenting i den er endret. Et dokument står én gang for hver gang du er logget inn, selv om du blar mye i det."
    ]
  },
  changed: {
    question: "Kan avsenderen endre eller trekke tilbake et brev?",
    answer: [
      "Nei. Det som er sendt, er sendt. Bare du kan slette det som ligger i postkassen din, og ingen kan endre det."
    ]
  },
  keeping: {
    question: "Hvor lenge ligger brevene?",
    answer: ["Til du sletter dem. Det er ingen grense for post fra det offentlige."]
  },
  reading: {
    question: "Hvordan leser, lagrer og skriver jeg ut?",
    answer: [
      "PDF, bilder og tekst vises rett i brevet. Er PDF-en vanskelig å lese på skjermen din, velg «Les som tekst». Andre filer laster du ned. Alt kan lastes ned."
    ]
  },
  notFound: {
    question: "Hvorfor finner jeg ikke brevet?",
    answer: [
      "Enten finnes det ikke, eller så er det ikke til deg. De to ser like ut, for at ingen skal kunne finne ut noe om andres post. Sjekk at du er logget inn som deg selv."
    ]
  },
  shortcuts: {
    question: "Finnes det hurtigtaster?",
    answer: ["Ja. Trykk ? for å se dem. De kan slås av under Profil, for eksempel hvis du bruker talestyring."]
  }
}
