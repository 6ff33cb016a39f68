import type { Person } from "./model.ts"

/** Has a bit of everything: the one to try the demo as. */
export const solveig: Person = {
  nationalId: "17898933644",
  name: { first: "Solveig", last: "Fjordblom" },
  born: "1989-09-17",
  language: "nb",
  password: "fiskesuppe med dill",
  mailbox: "active",
  addressDigits: "101",
  home: { street: "Bakkegata 4", postalCode: "9999" },
  about: {
    nb: "Lærer med hus og barn. Får mest post.",
    nn: "Lærar med hus og barn. Får mest post.",
    en: "Teacher with a house and children. Gets the most mail."
  }
}

export const birger: Person = {
  nationalId: "03843510166",
  name: { first: "Birger", last: "Gammelgren" },
  born: "1935-04-03",
  language: "nb",
  password: "kaffe klokka elleve",
  mailbox: "active",
  addressDigits: "102",
  home: { street: "Fjordgata 2", postalCode: "9999" },
  about: {
    nb: "Pensjonist, født i 1935.",
    nn: "Pensjonist, fødd i 1935.",
    en: "Retired, born in 1935."
  }
}

export const iben: Person = {
  nationalId: "14831066858",
  name: { first: "Iben", last: "Vårkvist" },
  born: "2010-03-14",
  language: "nb",
  password: null,
  mailbox: "active",
  addressDigits: "103",
  home: { street: "Fjordgata 3", postalCode: "9999" },
  about: {
    nb: "Elev, født i 2010.",
    nn: "Elev, fødd i 2010.",
    en: "Pupil, born in 2010."
  }
}

/** A name that has to fit everywhere. */
export const anneLovise: Person = {
  nationalId: "28827824072",
  name: { first: "Anne-Lovise Bjørnhild", last: "Sæterbråten-Ødegårdsmyrvoll Kjærskånevik-Håkonsløkken" },
  born: "1978-02-28",
  language: "nb",
  password: null,
  mailbox: "active",
  addressDigits: "104",
  home: { street: "Fjordgata 4", postalCode: "9999" },
  about: {
    nb: "Har et langt navn med æ, ø og å.",
    nn: "Har eit langt namn med æ, ø og å.",
    en: "Has a long name with æ, ø and å."
  }
}

/** Has no letters at all. */
export const torvald: Person = {
  nationalId: "05919532531",
  name: { first: "Torvald", last: "Tomkasse" },
  born: "1995-11-05",
  language: "nb",
  password: null,
  mailbox: "active",
  addressDigits: "105",
  home: { street: "Fjordgata 5", postalCode: "9999" },
  about: {
    nb: "Har ikke fått noe brev ennå.",
    nn: "Har ikkje fått noko brev enno.",
    en: "Has not had a letter yet."
  }
}

export const dagny: Person = {
  nationalId: "21866201800",
  name: { first: "Dagny", last: "Dvalevik" },
  born: "1962-06-21",
  language: "nb",
  password: null,
  mailbox: "deactivated",
  addressDigits: "106",
  home: { street: "Fjordgata 6", postalCode: "9999" },
  about: {
    nb: "Har deaktivert postkassen: får ikke ny post, men leser den gamle.",
    nn: "Har deaktivert postkassa: får ikkje ny post, men les den gamle.",
    en: "Has deactivated the mailbox: gets no new mail, but reads the old."
  }
}

/** Has a D-number, which people get before they have a fødselsnummer. */
export const elena: Person = {
  nationalId: "49819233879",
  name: { first: "Elena", last: "Nyhavn" },
  born: "1992-01-09",
  language: "en",
  password: null,
  mailbox: "active",
  addressDigits: "107",
  home: { street: "Fjordgata 7", postalCode: "9999" },
  about: {
    nb: "Ny i Norge, har D-nummer og får post på engelsk.",
    nn: "Ny i Noreg, har D-nummer og får post på engelsk.",
    en: "New in Norway, has a D-number and gets mail in English."
  }
}

export const sjur: Person = {
  nationalId: "30907101181",
  name: { first: "Sjur", last: "Nyneset" },
  born: "1971-10-30",
  language: "nn",
  password: null,
  mailbox: "active",
  addressDigits: "108",
  home: { street: "Fjordgata 8", postalCode: "9999" },
  about: {
    nb: "Bonde som får post på nynorsk.",
    nn: "Bonde som får post på nynorsk.",
    en: "Farmer who gets mail in Nynorsk."
  }
}

/** Shows best what a password does not open. */
export const ingrid: Person = {
  nationalId: "12920170275",
  name: { first: "Ingrid", last: "Låsvik" },
  born: "2001-12-12",
  language: "nb",
  password: "gule støvler i regn",
  mailbox: "active",
  addressDigits: "109",
  home: { street: "Fjordgata 9", postalCode: "9999" },
  about: {
    nb: "Logger ofte inn med passord og ser låste brev.",
    nn: "Loggar ofte inn med passord og ser låste brev.",
    en: "Often logs in with a password and sees locked letters."
  }
}

export const jonas: Person = {
  nationalId: "08879838526",
  name: { first: "Jonas", last: "Lønnslett" },
  born: "1998-07-08",
  language: "nb",
  password: "sildefangst i januar",
  mailbox: "active",
  addressDigits: "110",
  home: { street: "Fjordgata 10", postalCode: "9999" },
  about: {
    nb: "Arbeider på Sildeverket og får lønnsslipper.",
    nn: "Arbeider på Sildeverket og får lønsslippar.",
    en: "Works at Sildeverket and gets payslips."
  }
}

/** Everyone in the town, the one to begin with first. */
export const people: ReadonlyArray<Person> = [
  solveig,
  ingrid,
  birger,
  iben,
  jonas,
  sjur,
  elena,
  anneLovise,
  dagny,
  torvald
]
