import type { SecurityText } from "./content.ts"

export const nb: SecurityText = (host) => ({
  lead: "Slik kjenner du igjen det som er fra oss, og slik passer vi på posten din.",
  sections: [
    {
      heading: "Dette sender vi",
      paragraphs: [],
      points: [
        "E‑post om at du har fått et brev. Den kommer alltid fra samme avsenderadresse.",
        "E‑post for å bekrefte en ny e‑postadresse. Det er den eneste med en lenke, og lenken går hit.",
        "SMS om at du har fått et brev, når avsenderen har valgt det.",
        "Brev om vilkår og tjenesten i postkassen din."
      ]
    },
    {
      heading: "Dette sender vi aldri",
      paragraphs: ["Får du noe slikt i vårt navn, er det svindel. Ikke svar, og ikke trykk på noe."],
      points: [
        "Spørsmål om passord, koder, fødselsnummer eller kontonummer.",
        "Lenker til innlogging, på e‑post eller SMS.",
        "Brevet selv eller vedlegg på e‑post.",
        "Krav om å betale noe for å lese posten din."
      ]
    },
    {
      heading: "De offisielle kanalene",
      paragraphs: [
        `Nettstedet er ${host}. Skriv adressen selv, eller bruk et bokmerke. Se etter den i adressefeltet før du logger inn.`
      ],
      points: []
    },
    {
      heading: "Slik passer vi på posten",
      paragraphs: [],
      points: [
        "Ingen brev kan åpnes uten innlogging.",
        "Alt er kryptert, både på vei hit og der det ligger.",
        "De som driver tjenesten, kan ikke lese dokumentene dine.",
        "Alle som sender og mottar, har bevist hvem de er.",
        "Ingen kan endre et brev etter at det er sendt.",
        "Vedlegg undersøkes før de kan åpnes."
      ]
    },
    {
      heading: "Har du funnet et sikkerhetshull?",
      paragraphs: [
        "Meld fra til oss før du forteller om det til andre, så rekker vi å rette det. Her takker vi dem som har meldt fra og vil ha navnet sitt med. Listen er tom foreløpig."
      ],
      points: []
    }
  ]
})
