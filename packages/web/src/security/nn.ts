import type { SecurityText } from "./content.ts"

export const nn: SecurityText = (host) => ({
  lead: "Slik kjenner du igjen det som er frå oss, og slik passar vi på posten din.",
  sections: [
    {
      heading: "Dette sender vi",
      paragraphs: [],
      points: [
        "E‑post om at du har fått eit brev. Han kjem alltid frå same avsendaradressa.",
        "E‑post for å stadfeste ei ny e‑postadresse. Det er den einaste med ei lenkje, og lenkja går hit.",
        "SMS om at du har fått eit brev, når avsendaren har valt det.",
        "Brev om vilkår og tenesta i postkassa di."
      ]
    },
    {
      heading: "Dette sender vi aldri",
      paragraphs: ["Får du noko slikt i vårt namn, er det svindel. Ikkje svar, og ikkje trykk på noko."],
      points: [
        "Spørsmål om passord, kodar, fødselsnummer eller kontonummer.",
        "Lenkjer til innlogging, på e‑post eller SMS.",
        "Brevet sjølv eller vedlegg på e‑post.",
        "Krav om å betale noko for å lese posten din."
      ]
    },
    {
      heading: "Dei offisielle kanalane",
      paragraphs: [
        `Nettstaden er ${host}. Skriv adressa sjølv, eller bruk eit bokmerke. Sjå etter henne i adressefeltet før du loggar inn.`
      ],
      points: []
    },
    {
      heading: "Slik passar vi på posten",
      paragraphs: [],
      points: [
        "Ingen brev kan opnast utan innlogging.",
        "Alt er kryptert, både på veg hit og der det ligg.",
        "Dei som driv tenesta, kan ikkje lese dokumenta dine.",
        "Alle som sender og tek imot, har bevist kven dei er.",
        "Ingen kan endre eit brev etter at det er sendt.",
        "Vedlegg blir undersøkte før dei kan opnast."
      ]
    },
    {
      heading: "Har du funne eit tryggleikshol?",
      paragraphs: [
        "Meld frå til oss før du fortel om det til andre, så rekk vi å rette det. Her takkar vi dei som har meldt frå og vil ha namnet sitt med. Lista er tom førebels."
      ],
      points: []
    }
  ]
})
