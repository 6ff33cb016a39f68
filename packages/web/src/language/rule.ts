/**
 * The rules that a page may have to explain, in one plain sentence each. An answer names the rules that spoke; what it
 * means for this letter is told beside it.
 *
 * @module
 */
import type { Language } from "./choice.ts"

const nb = {
  "AUTH-1": "Du kan logge inn på to måter: med ID‑porten, eller med fødselsnummer og et passord du har valgt selv.",
  "AUTH-2": "BankID, Buypass og Commfides gir høyt nivå. MinID gir betydelig nivå. Passord er under begge.",
  "AUTH-3": "Avsenderen bestemmer hvor sikkert du må være logget inn for å åpne et brev.",
  "AUTH-4": "Passord åpner aldri post fra det offentlige. Til den trengs ID‑porten.",
  "AUTH-5": "Brev du ikke kan åpne nå, står likevel i listen. De åpner seg når du logger inn sikkert nok.",
  "AUTH-6": "For å opprette postkasse trengs BankID, Buypass eller Commfides. MinID er nok til å lese.",
  "AUTH-10":
    "En økt i nettleseren avsluttes når du logger ut, når det går for lenge uten at du gjør noe, og uansett etter en viss tid.",
  "AUTH-11": "Et brev kan være en lenke til innhold hos avsenderen. Der må du logge inn på nytt.",
  "AUTH-12":
    "Et passord må være langt nok og ikke stå på listen over vanlige passord. Etter for mange feil må du vente.",
  "AUTH-13": "Ingen brev kan åpnes uten innlogging.",
  "FIELD-3": "Er brevet merket som følsomt, vises ikke emnet før du har logget inn sikkert nok.",
  "FIELD-8": "En avsender kan be om at du bekrefter før du leser. Avsenderen får vite når du gjorde det.",
  "FIELD-25": "Det du ikke har rett til å vite om, ser ut som om det ikke finnes. Slik røper vi ingenting om andre.",
  "LIFE-1":
    "En postkasse kan være i bruk, satt ut av bruk, stengt eller slettet. Det bestemmer hva den kan brukes til.",
  "LIFE-3": "Er postkassen stengt, er det ikke mulig å lese i den. Innen fristen kan du åpne den igjen.",
  "RECEIVE-9": "På hvert brev står avsenderens bekreftede navn og organisasjonsnummer.",
  "TRUST-7": "Vi undersøker brev før de kan åpnes, og stopper det som kan skade deg."
}

/** The rules that have a text. */
export type ExplainedRule = keyof typeof nb

const nn: Record<ExplainedRule, string> = {
  "AUTH-1": "Du kan logge inn på to måtar: med ID‑porten, eller med fødselsnummer og eit passord du har valt sjølv.",
  "AUTH-2": "BankID, Buypass og Commfides gir høgt nivå. MinID gir betydeleg nivå. Passord er under begge.",
  "AUTH-3": "Avsendaren bestemmer kor sikkert du må vere logga inn for å opne eit brev.",
  "AUTH-4": "Passord opnar aldri post frå det offentlege. Til den trengst ID‑porten.",
  "AUTH-5": "Brev du ikkje kan opne no, står likevel i lista. Dei opnar seg når du loggar inn sikkert nok.",
  "AUTH-6": "For å opprette postkasse trengst BankID, Buypass eller Commfides. MinID er nok til å lese.",
  "AUTH-10":
    "Ei økt i nettlesaren blir avslutta når du loggar ut, når det går for lenge utan at du gjer noko, og uansett etter ei viss tid.",
  "AUTH-11": "Eit brev kan vere ei lenkje til innhald hos avsendaren. Der må du logge inn på nytt.",
  "AUTH-12":
    "Eit passord må vere langt nok og ikkje stå på lista over vanlege passord. Etter for mange feil må du vente.",
  "AUTH-13": "Ingen brev kan opnast utan innlogging.",
  "FIELD-3": "Er brevet merkt som følsamt, blir ikkje emnet vist før du har logga inn sikkert nok.",
  "FIELD-8": "Ein avsendar kan be om at du stadfestar før du les. Avsendaren får vite når du gjorde det.",
  "FIELD-25": "Det du ikkje har rett til å vite om, ser ut som om det ikkje finst. Slik røper vi ingenting om andre.",
  "LIFE-1": "Ei postkasse kan vere i bruk, sett ut av bruk, stengd eller sletta. Det bestemmer kva ho kan brukast til.",
  "LIFE-3": "Er postkassa stengd, går det ikkje an å lese i henne. Innan fristen kan du opne henne igjen.",
  "RECEIVE-9": "På kvart brev står det stadfesta namnet og organisasjonsnummeret til avsendaren.",
  "TRUST-7": "Vi undersøkjer brev før dei kan opnast, og stoppar det som kan skade deg."
}

const en: Record<ExplainedRule, string> = {
  "AUTH-1":
    "There are two ways to log in: with ID‑porten, or with your national identity number and a password you have chosen.",
  "AUTH-2":
    "BankID, Buypass and Commfides give the level high. MinID gives the level substantial. A password is below both.",
  "AUTH-3": "The sender decides how securely you must be logged in to open a letter.",
  "AUTH-4": "A password never opens letters from public bodies. Those need ID‑porten.",
  "AUTH-5": "Letters you cannot open now are still in the list. They open once you have logged in securely enough.",
  "AUTH-6": "To create a mailbox you need BankID, Buypass or Commfides. MinID is enough to read.",
  "AUTH-10":
    "A session in the browser ends when you log out, when you have done nothing for too long, and in any case after a certain time.",
  "AUTH-11": "A letter may be a link to content at the sender's. There you must log in anew.",
  "AUTH-12":
    "A password must be long enough and not be on the list of common passwords. After too many wrong guesses you must wait.",
  "AUTH-13": "No letter opens without a login.",
  "FIELD-3": "If the letter is marked as sensitive, its subject stays hidden until you have logged in securely enough.",
  "FIELD-8": "A sender may ask you to confirm before you read. The sender is told when you did.",
  "FIELD-25":
    "What you have no right to know of looks as if it does not exist. That way we reveal nothing about others.",
  "LIFE-1": "A mailbox can be in use, out of use, closed or deleted. That decides what it can be used for.",
  "LIFE-3": "When a mailbox is closed, nothing in it can be read. Until the deadline you can reopen it.",
  "RECEIVE-9": "Every letter shows its sender's verified name and organisation number.",
  "TRUST-7": "We examine letters before they can be opened, and stop what could harm you."
}

const texts = { nb, nn, en } as const satisfies Record<Language, Record<ExplainedRule, string>>

/** The rule in plain words, or null for one that no page explains. */
export const textOfRule = (rule: string, language: Language): string | null => {
  const known: Readonly<Record<string, string>> = texts[language]
  return known[rule] ?? null
}
