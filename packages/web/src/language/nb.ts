/**
 * Bokmål, the source: the other languages have the same keys, or the build fails.
 *
 * @module
 */
export const nb = {
  name: "Postkasse",
  page: {
    inbox: "Innboks",
    letter: "Brev",
    login: "Logg inn",
    profile: "Profil",
    help: "Hjelp",
    security: "Sikkerhet",
    log: "Innsyn",
    missing: "Siden finnes ikke"
  },
  frame: {
    skipToContent: "Hopp til innholdet",
    rooms: "Hovedmeny",
    loggedInAt: {
      password: "Logget inn med passord",
      substantial: "Logget inn på betydelig nivå",
      high: "Logget inn på høyt nivå"
    },
    offline: "Du er uten nett. Det du ser, kan være gammelt.",
    online: "Du er på nett igjen.",
    home: "Postkasse, til forsiden"
  },
  level: {
    name: { password: "Passord", substantial: "Betydelig", high: "Høyt" },
    opens: {
      password: "alle innlogginger",
      substantial: "ID‑porten",
      high: "BankID, Buypass eller Commfides"
    }
  },
  action: {
    tryAgain: "Prøv igjen",
    close: "Lukk",
    why: "Hvorfor?",
    more: "Les mer i hjelpen",
    toInbox: "Til innboksen",
    download: "Last ned",
    downloadNamed: (name: string) => `Last ned ${name}`,
    receipt: "Kvittering",
    receiptNamed: (name: string) => `Kvittering for ${name}`,
    print: "Skriv ut",
    show: "Vis",
    hide: "Skjul"
  },
  trouble: {
    noContact: {
      title: "Vi får ikke kontakt",
      detail: "Sjekk at du er på nett. Ingenting er tapt: posten din ligger trygt."
    },
    broken: {
      title: "Noe gikk galt hos oss",
      detail: "Feilen er vår, ikke din. Ingenting er tapt. Prøv igjen om litt."
    },
    unexpected: {
      title: "Noe gikk galt på denne siden",
      detail: "Feilen er vår. Ingenting er tapt. Last siden på nytt."
    },
    reload: "Last siden på nytt"
  },
  inbox: {
    heading: "Innboks",
    unread: (count: string, one: boolean) => (one ? "1 ulest brev" : `${count} uleste brev`),
    list: "Brev, nyeste først",
    loading: "Henter brevene dine",
    more: "Hent flere brev",
    loadingMore: "Henter flere brev",
    moreCame: (count: string) => `${count} brev til er hentet`,
    end: "Det var alle brevene.",
    moreFailed: "Vi fikk ikke hentet flere brev.",
    isUnread: "Ulest.",
    hiddenSubject: "Skjult emne – logg inn sikrere",
    locked: {
      password: "Låst – krever innlogging",
      substantial: "Låst – krever ID‑porten",
      high: "Låst – krever høyt nivå"
    },
    asksConfirmation: "Ber om bekreftelse",
    confirmed: "Bekreftet",
    quarantined: "Blir undersøkt",
    refused: "Stoppet – kan være skadelig",
    today: "I dag",
    yesterday: "I går",
    empty: {
      title: "Ingen brev ennå",
      detail: "Her kommer post fra det offentlige, fra virksomheter og fra folk som skriver til deg.",
      address: "Postkasseadressen din er"
    },
    none: {
      title: "Du har ingen postkasse ennå",
      detail: "Vi finner ingen postkasse som er din."
    },
    pick: "Velg et brev for å lese det",
    pickKeys: "flytter i listen, og enter åpner.",
    deactivated: "Postkassen tar ikke imot ny post. Du kan lese det som er kommet.",
    deceased: "Postkassen er satt ut av bruk fordi eieren er registrert død."
  },
  letter: {
    from: "Fra",
    received: "Mottatt",
    opensAt: "Åpnes med",
    confirmedAt: "Bekreftet",
    loading: "Åpner brevet",
    opened: "Brevet er åpnet",
    verified: "Bekreftet avsender",
    verifiedWhat: (name: string) => `${name} har bevist hvem de er. Navnet er slik det står i Brønnøysundregistrene.`,
    verifiedPerson: (name: string) => `${name} har bevist hvem de er med en elektronisk ID.`,
    verifiedAlways: "Ingen kan sende post hit uten å bevise hvem de er.",
    organisationNumber: "Organisasjonsnummer",
    kind: {
      person: "Privatperson",
      company: "Virksomhet",
      voluntary: "Frivillig organisasjon",
      public: "Offentlig avsender"
    },
    attachments: "Vedlegg",
    attachmentCount: (count: string, one: boolean) => (one ? "1 vedlegg" : `${count} vedlegg`)
  },
  document: {
    asText: "Les som tekst",
    noText: "Dokumentet er et bilde uten tekst, så det kan ikke leses som tekst.",
    loading: "Henter dokumentet",
    pages: (count: string, one: boolean) => (one ? "1 side" : `${count} sider`),
    page: (page: string, of: string) => `Side ${page} av ${of}`,
    cannotShow: "Vi får ikke vist dokumentet her. Last det ned for å lese det.",
    onlyDownload: "Denne typen fil åpnes i et program på maskinen din. Last den ned for å lese den.",
    picture: (name: string) => `Bildet ${name}. Avsenderen har ikke beskrevet det.`,
    text: (name: string) => `Teksten i ${name}`,
    html: (name: string) => `Dokumentet ${name}`,
    ownWindow: "Åpne i eget vindu",
    ownWindowOf: (name: string) => `Åpne i eget vindu: ${name}`,
    protected: "Dokumentet er låst med et passord fra avsenderen. Last det ned for å åpne det.",
    preparing: (page: string, of: string) => `Gjør klar side ${page} av ${of} for utskrift`,
    longText: "Dette er begynnelsen av en lang tekst. Last den ned for å lese resten.",
    type: {
      pdf: "PDF",
      picture: "Bilde",
      text: "Tekst",
      html: "Nettside",
      download: "Fil"
    }
  },
  elsewhere: {
    title: "Innholdet ligger hos avsenderen",
    detail: (host: string) => `Brevet er en lenke til ${host}. Der må du logge inn på nytt.`,
    go: (host: string) => `Gå til ${host}`,
    newWindow: "Åpnes i eget vindu.",
    why: "Noen avsendere viser innholdet hos seg selv. Innloggingen din her følger ikke med dit, så du må vise hvem du er en gang til."
  },
  lock: {
    title: "Brevet er låst",
    hiddenSubject: "Skjult emne",
    needs: "Nivået som trengs",
    whoAsked: "Hvem som krever det",
    sender: (name: string) => `${name} har valgt det for dette brevet.`,
    publicFloor: "Det gjelder all post fra det offentlige.",
    logIn: {
      substantial: "Logg inn med ID‑porten",
      high: "Logg inn på høyt nivå"
    },
    returns: "Du kommer rett tilbake til dette brevet."
  },
  held: {
    seeAgain: "Se om brevet er klart",
    wait: "Det tar som regel noen minutter. Brevet blir liggende her.",
    stopped: "Ingenting i brevet er åpnet på maskinen din."
  },
  confirmation: {
    confirm: "Bekreft og åpne brevet",
    confirming: "Bekrefter",
    what: "Det avsenderen får vite",
    told: "At du har fått brevet, og når du bekreftet det.",
    wait: "Du kan også vente. Brevet blir liggende her til du vil åpne det."
  },
  login: {
    heading: "Logg inn",
    lead: "Les posten din trygt.",
    idPorten: "Logg inn med ID‑porten",
    recommended: "Anbefalt",
    idPortenWhat: "Med BankID, Buypass, Commfides eller MinID. Åpner mest.",
    password: "Logg inn med passord",
    passwordLimits: {
      title: "Passord åpner ikke alt",
      public: "Brev fra det offentlige åpnes bare med ID‑porten.",
      firm: "Det samme gjelder brev som avsenderen har låst sterkere.",
      rest: "Du ser i listen at de har kommet."
    },
    nationalId: "Fødselsnummer eller D-nummer",
    nationalIdHint: "11 siffer",
    passwordField: "Passord",
    showPassword: "Vis passordet",
    submit: "Logg inn",
    submitting: "Logger inn",
    noPassword: "Har du ikke passord? Logg inn med ID‑porten, og velg et under Profil.",
    loggedOut: "Du er logget ut.",
    comeBack: "Etter innlogging kommer du dit du var på vei.",
    neverAsks: "Vi ber deg aldri om passord eller koder på e‑post, SMS eller telefon.",
    goBack: "Tilbake dit du var",
    problem: {
      failed: {
        title: "Innloggingen ble ikke fullført",
        detail:
          "ID‑porten ga oss ikke et svar vi kan bruke. Prøv igjen. Hjelper det ikke, kan brukerstøtten til ID‑porten hjelpe deg. Du finner den på norge.no."
      },
      cancelled: { title: "Du avbrøt innloggingen", detail: "Ingenting er endret. Du kan prøve igjen når du vil." },
      tooWeak: {
        title: "Innloggingen var ikke sikker nok",
        detail: "Brevet krever BankID, Buypass eller Commfides. Prøv igjen med en av dem."
      },
      late: {
        title: "Innloggingen tok for lang tid",
        detail: "Av sikkerhetsgrunner må den begynnes på nytt. Prøv igjen."
      },
      unknown: {
        title: "Du har ingen postkasse her",
        detail: "Innloggingen gikk bra, men vi finner ingen postkasse på ditt fødselsnummer."
      },
      down: { title: "ID‑porten svarer ikke", detail: "Feilen ligger hos ID‑porten, ikke hos deg. Prøv igjen om litt." }
    }
  },
  expired: {
    title: "Du er logget ut",
    detail:
      "Det er gått en stund siden sist, eller du har logget ut eller valgt nytt passord et annet sted. Logg inn igjen, så er du tilbake her.",
    hidden: "Det du leste, er skjult så lenge.",
    leave: "Gå til innloggingssiden",
    back: "Du er logget inn igjen"
  },
  profile: {
    heading: "Profil",
    you: "Deg",
    fullName: "Navn",
    nameFrom: "Fra Folkeregisteret. Endres det der, endres det her.",
    address: "Postkasseadresse",
    addressWhat: "Den som har adressen, kan sende deg brev.",
    copy: "Kopier",
    copied: "Kopiert",
    look: "Språk og utseende",
    language: "Språk",
    theme: "Utseende",
    themes: { auto: "Som maskinen", light: "Lyst", dark: "Mørkt" },
    shortcutsOn: "Bruk hurtigtaster",
    shortcutsWhat: "Én tast gjør én ting, for eksempel j for neste brev. Slå av hvis du bruker talestyring.",
    shortcutsList: "Vis hurtigtastene",
    session: "Innlogget nå",
    endsAt: (moment: string) => `Avsluttes ${moment} hvis du ikke gjør noe.`,
    password: "Passord",
    passwordWhat:
      "Med passord kan du lese brev som ikke krever mer. Det er nyttig når du ikke har ID‑porten for hånden. Et nytt passord logger deg ut alle andre steder enn her.",
    newPassword: "Nytt passord",
    passwordHint: "Flere ord etter hverandre er lett å huske og vanskelig å gjette.",
    savePassword: "Lagre passordet",
    saving: "Lagrer",
    passwordSaved: "Passordet er lagret. Du er logget ut alle andre steder. Neste gang kan du logge inn med det.",
    logOut: "Logg ut",
    loggingOut: "Logger ut",
    logOutWhat: "Økten avsluttes her og hos ID‑porten.",
    log: "Innsyn",
    logWhat: "Se hvem som har åpnet, lest og lastet ned hva i postkassen din, og når.",
    logShow: "Vis hvem som har sett hva"
  },
  log: {
    heading: "Hvem har sett hva",
    lead: "Alt som er gjort i postkassen din, står her. Nettleseren din sjekker at ingenting er endret.",
    loading: "Henter innsynsloggen",
    more: "Hent eldre",
    from: (name: string) => `fra ${name}`,
    letterGone: "Et brev du ikke har her lenger.",
    empty: {
      title: "Ingenting har skjedd ennå",
      detail: "Når et brev kommer, eller noen åpner det, står det her: hvem, hva, når og hvorfor."
    },
    whole: {
      checking: "Sjekker at loggen er hel.",
      first: "Loggen er hel. Fra nå av husker denne nettleseren den, og ser etter at ingenting blir endret.",
      since: (day: string) => `Loggen er ikke endret siden ${day}, da denne nettleseren så den første gang.`,
      sinceRestore: (day: string) =>
        `Loggen er ikke endret siden ${day}, da denne nettleseren så den etter at kopien ble lagt tilbake.`,
      unknown: "Vi fikk ikke sjekket loggen nå. Det du ser, er hentet fra oss og ikke kontrollert her.",
      how: "Hvordan vet vi det?",
      explained:
        "Hver linje henger sammen med alle linjene før den, og helheten er signert. Nettleseren din regner det ut selv, og sammenligner med det den husker fra sist. Blir noe endret, fjernet eller satt inn, stemmer det ikke lenger."
    },
    shorter: {
      title: "Loggen er kortere enn før",
      detail: (restored: string, copied: string) =>
        `Etter en feil hos oss la vi tilbake en sikkerhetskopi ${restored}. Kopien er fra ${copied}.`,
      missing:
        "Det som ble gjort i postkassen din mellom disse to tidspunktene, kan mangle i loggen. Brev som kom i den tiden, kan også mangle.",
      now: "Vi har kunngjort dette, og det forklarer alt nettleseren din savner. Nettleseren husker loggen slik den er nå, og ser etter at ingenting mer blir endret."
    },
    altered: {
      title: "Loggen stemmer ikke",
      detail: "Noe i loggen er endret eller fjernet etter at det ble skrevet. Brevene dine er ikke borte.",
      now: "Ta kontakt med oss, og vent med å slette nettleserdata: det nettleseren husker, viser hva som er endret."
    },
    who: {
      Owner: "Du",
      Sender: (organisation: string) => `Organisasjon ${organisation}`,
      Delegate: "En du har gitt tilgang",
      Staff: "En ansatt hos oss",
      Kontroll: (organisation: string) => `Virksomheten med organisasjonsnummer ${organisation}`,
      Integration: (organisation: string) => `Et datasystem for organisasjon ${organisation}`,
      Deadline: "En frist gikk ut:"
    },
    why: {
      Owner: "Du var logget inn, og gjorde det selv.",
      Sender: "Avsenderen sendte det til deg, og har bevist hvem de er.",
      Delegate: "Du har gitt denne personen tilgang til postkassen din.",
      Staff: "En sak du har hos oss, gjorde det nødvendig.",
      Kontroll: "Du delte dokumentet med virksomheten.",
      Integration: "Systemet handlet på vegne av organisasjonen.",
      Deadline: "Ingen gjorde det: dagen var kommet."
    },
    arrivedAsLink: "sendte et brev som ligger hos avsenderen",
    act: {
      arrived: "leverte et dokument",
      opened: "åpnet brevet",
      confirmed: "bekreftet brevet",
      read: "leste et dokument",
      downloaded: "lastet ned et dokument",
      filed: "la brevet i en mappe",
      trashed: "la brevet i papirkurven",
      putBack: "la brevet tilbake",
      deletedForGood: "slettet brevet for godt",
      uploaded: "lastet opp et dokument",
      sent: "sendte et brev",
      shared: "delte et dokument",
      sharingEnded: "avsluttet delingen",
      checked: "kontrollerte et dokument",
      exported: "eksporterte innholdet",
      accessGiven: "ga tilgang til postkassen",
      accessEnded: "avsluttet en tilgang",
      personalDataSeen: "så personopplysningene dine",
      personalDataCorrected: "rettet personopplysningene dine"
    }
  },
  help: {
    heading: "Hjelp",
    lead: "Korte svar på det folk spør om.",
    search: "Søk i hjelpen",
    found: (count: string, one: boolean) => (one ? "1 svar" : `${count} svar`),
    nothing: "Ingen svar passer. Prøv et annet ord.",
    rules: "Regler"
  },
  security: {
    heading: "Sikkerhet"
  },
  shortcut: {
    heading: "Hurtigtaster",
    next: "Neste brev",
    previous: "Forrige brev",
    open: "Åpne brevet",
    back: "Tilbake til listen",
    inbox: "Gå til innboksen",
    list: "Vis denne listen",
    or: "eller",
    then: "så",
    off: "Hurtigtastene kan slås av under Profil."
  },
  missing: {
    title: "Her er det ingenting",
    detail: "Siden finnes ikke, eller den er flyttet."
  },
  language: { nb: "Bokmål", nn: "Nynorsk", en: "English", choose: "Språk" }
}

/** What every language must have. */
export type Messages = typeof nb
