/** The languages of the stand-in's pages. */
export type Language = "nb" | "nn" | "en"

/** The first language in `ui_locales` that the pages know; Bokmål for none. */
export const languageOf = (uiLocales: unknown): Language => {
  const asked = typeof uiLocales === "string" ? uiLocales.toLowerCase().split(" ") : []
  for (const locale of asked) {
    const [language] = locale.split("-")
    if (language === "nb" || language === "nn" || language === "en") return language
    if (language === "no") return "nb"
  }
  return "nb"
}

export interface Text {
  readonly standIn: string
  readonly standInMeans: string
  readonly logIn: string
  readonly asks: (client: string) => string
  readonly asksForHigh: (client: string) => string
  readonly confirm: string
  readonly loggedInAs: (name: string) => string
  readonly how: string
  readonly level: { readonly substantial: string; readonly high: string }
  readonly who: string
  readonly nationalId: string
  readonly cancel: string
  readonly logOut: string
  readonly logOutAsks: string
  readonly loggedOut: string
  readonly mayClose: string
  readonly wrong: string
  readonly wrongMeans: string
}

export const TEXT: Readonly<Record<Language, Text>> = {
  nb: {
    standIn: "Testutgave av ID-porten",
    standInMeans: "Dette er ikke ID-porten. Alle personene er oppdiktet, og du kan logge inn som hvem du vil.",
    logIn: "Logg inn",
    asks: (client) => `${client} ber deg om å logge inn.`,
    asksForHigh: (client) => `${client} ber deg om å logge inn på nivå høyt.`,
    confirm: "Logg inn sikrere",
    loggedInAs: (name) => `Du er logget inn som ${name}, men på et lavere nivå.`,
    how: "Hvordan vil du logge inn?",
    level: { substantial: "Nivå betydelig", high: "Nivå høyt" },
    who: "Hvem vil du logge inn som?",
    nationalId: "Fødselsnummer",
    cancel: "Avbryt",
    logOut: "Logg ut",
    logOutAsks: "Vil du logge ut?",
    loggedOut: "Du er logget ut",
    mayClose: "Du kan lukke vinduet.",
    wrong: "Innloggingen stoppet",
    wrongMeans: "Gå tilbake til tjenesten du kom fra, og prøv på nytt."
  },
  nn: {
    standIn: "Testutgåve av ID-porten",
    standInMeans: "Dette er ikkje ID-porten. Alle personane er oppdikta, og du kan logge inn som kven du vil.",
    logIn: "Logg inn",
    asks: (client) => `${client} ber deg om å logge inn.`,
    asksForHigh: (client) => `${client} ber deg om å logge inn på nivå høgt.`,
    confirm: "Logg inn sikrare",
    loggedInAs: (name) => `Du er logga inn som ${name}, men på eit lågare nivå.`,
    how: "Korleis vil du logge inn?",
    level: { substantial: "Nivå betydeleg", high: "Nivå høgt" },
    who: "Kven vil du logge inn som?",
    nationalId: "Fødselsnummer",
    cancel: "Avbryt",
    logOut: "Logg ut",
    logOutAsks: "Vil du logge ut?",
    loggedOut: "Du er logga ut",
    mayClose: "Du kan lukke vindauget.",
    wrong: "Innlogginga stoppa",
    wrongMeans: "Gå tilbake til tenesta du kom frå, og prøv på nytt."
  },
  en: {
    standIn: "Test stand-in for ID-porten",
    standInMeans: "This is not ID-porten. All the people are made up, and you can log in as anyone you like.",
    logIn: "Log in",
    asks: (client) => `${client} asks you to log in.`,
    asksForHigh: (client) => `${client} asks you to log in at level high.`,
    confirm: "Log in more firmly",
    loggedInAs: (name) => `You are logged in as ${name}, but at a lower level.`,
    how: "How do you want to log in?",
    level: { substantial: "Level substantial", high: "Level high" },
    who: "Who do you want to log in as?",
    nationalId: "National id number",
    cancel: "Cancel",
    logOut: "Log out",
    logOutAsks: "Do you want to log out?",
    loggedOut: "You are logged out",
    mayClose: "You can close this window.",
    wrong: "The login stopped",
    wrongMeans: "Go back to the service you came from and try again."
  }
}
