import type { Messages } from "./nb.ts"

/** Nynorsk. */
export const nn: Messages = {
  name: "Postkasse",
  page: {
    inbox: "Innboks",
    letter: "Brev",
    login: "Logg inn",
    profile: "Profil",
    help: "Hjelp",
    security: "Tryggleik",
    log: "Innsyn",
    missing: "Sida finst ikkje"
  },
  frame: {
    skipToContent: "Hopp til innhaldet",
    rooms: "Hovudmeny",
    loggedInAt: {
      password: "Logga inn med passord",
      substantial: "Logga inn på betydeleg nivå",
      high: "Logga inn på høgt nivå"
    },
    offline: "Du er utan nett. Det du ser, kan vere gammalt.",
    online: "Du er på nett igjen.",
    home: "Postkasse, til framsida"
  },
  level: {
    name: { password: "Passord", substantial: "Betydeleg", high: "Høgt" },
    opens: {
      password: "alle innloggingar",
      substantial: "ID‑porten",
      high: "BankID, Buypass eller Commfides"
    }
  },
  action: {
    tryAgain: "Prøv igjen",
    close: "Lukk",
    why: "Kvifor?",
    more: "Les meir i hjelpa",
    toInbox: "Til innboksen",
    download: "Last ned",
    downloadNamed: (name) => `Last ned ${name}`,
    receipt: "Kvittering",
    receiptNamed: (name: string) => `Kvittering for ${name}`,
    print: "Skriv ut",
    show: "Vis",
    hide: "Skjul"
  },
  trouble: {
    noContact: {
      title: "Vi får ikkje kontakt",
      detail: "Sjekk at du er på nett. Ingenting er tapt: posten din ligg trygt."
    },
    broken: {
      title: "Noko gjekk gale hos oss",
      detail: "Feilen er vår, ikkje din. Ingenting er tapt. Prøv igjen om litt."
    },
    unexpected: {
      title: "Noko gjekk gale på denne sida",
      detail: "Feilen er vår. Ingenting er tapt. Last sida på nytt."
    },
    reload: "Last sida på nytt"
  },
  inbox: {
    heading: "Innboks",
    unread: (count, one) => (one ? "1 ulese brev" : `${count} ulesne brev`),
    list: "Brev, nyaste først",
    loading: "Hentar breva dine",
    more: "Hent fleire brev",
    loadingMore: "Hentar fleire brev",
    moreCame: (count) => `${count} brev til er henta`,
    end: "Det var alle breva.",
    moreFailed: "Vi fekk ikkje henta fleire brev.",
    isUnread: "Ulese.",
    hiddenSubject: "Skjult emne – logg inn sikrare",
    locked: {
      password: "Låst – krev innlogging",
      substantial: "Låst – krev ID‑porten",
      high: "Låst – krev høgt nivå"
    },
    asksConfirmation: "Ber om stadfesting",
    confirmed: "Stadfesta",
    quarantined: "Blir undersøkt",
    refused: "Stoppa – kan vere skadeleg",
    today: "I dag",
    yesterday: "I går",
    empty: {
      title: "Ingen brev enno",
      detail: "Her kjem post frå det offentlege, frå verksemder og frå folk som skriv til deg.",
      address: "Postkasseadressa di er"
    },
    none: {
      title: "Du har inga postkasse enno",
      detail: "Vi finn inga postkasse som er di."
    },
    pick: "Vel eit brev for å lese det",
    pickKeys: "flyttar i lista, og enter opnar.",
    deactivated: "Postkassa tek ikkje imot ny post. Du kan lese det som er kome.",
    deceased: "Postkassa er sett ut av bruk fordi eigaren er registrert død."
  },
  letter: {
    from: "Frå",
    received: "Motteke",
    opensAt: "Blir opna med",
    confirmedAt: "Stadfesta",
    loading: "Opnar brevet",
    opened: "Brevet er opna",
    verified: "Stadfesta avsendar",
    verifiedWhat: (name) => `${name} har bevist kven dei er. Namnet er slik det står i Brønnøysundregistra.`,
    verifiedPerson: (name) => `${name} har bevist kven dei er med ein elektronisk ID.`,
    verifiedAlways: "Ingen kan sende post hit utan å bevise kven dei er.",
    organisationNumber: "Organisasjonsnummer",
    kind: {
      person: "Privatperson",
      company: "Verksemd",
      voluntary: "Frivillig organisasjon",
      public: "Offentleg avsendar"
    },
    attachments: "Vedlegg",
    attachmentCount: (count, one) => (one ? "1 vedlegg" : `${count} vedlegg`)
  },
  document: {
    asText: "Les som tekst",
    noText: "Dokumentet er eit bilete utan tekst, så det kan ikkje lesast som tekst.",
    loading: "Hentar dokumentet",
    pages: (count, one) => (one ? "1 side" : `${count} sider`),
    page: (page, of) => `Side ${page} av ${of}`,
    cannotShow: "Vi får ikkje vist dokumentet her. Last det ned for å lese det.",
    onlyDownload: "Denne typen fil blir opna i eit program på maskina di. Last henne ned for å lese henne.",
    picture: (name) => `Biletet ${name}. Avsendaren har ikkje skildra det.`,
    text: (name) => `Teksten i ${name}`,
    html: (name) => `Dokumentet ${name}`,
    ownWindow: "Opne i eige vindauge",
    ownWindowOf: (name) => `Opne i eige vindauge: ${name}`,
    protected: "Dokumentet er låst med eit passord frå avsendaren. Last det ned for å opne det.",
    preparing: (page, of) => `Gjer klar side ${page} av ${of} for utskrift`,
    longText: "Dette er byrjinga av ein lang tekst. Last han ned for å lese resten.",
    type: {
      pdf: "PDF",
      picture: "Bilete",
      text: "Tekst",
      html: "Nettside",
      download: "Fil"
    }
  },
  elsewhere: {
    title: "Innhaldet ligg hos avsendaren",
    detail: (host) => `Brevet er ei lenkje til ${host}. Der må du logge inn på nytt.`,
    go: (host) => `Gå til ${host}`,
    newWindow: "Blir opna i eige vindauge.",
    why: "Nokre avsendarar viser innhaldet hos seg sjølve. Innlogginga di her følgjer ikkje med dit, så du må vise kven du er ein gong til."
  },
  lock: {
    title: "Brevet er låst",
    hiddenSubject: "Skjult emne",
    needs: "Nivået som trengst",
    whoAsked: "Kven som krev det",
    sender: (name) => `${name} har valt det for dette brevet.`,
    publicFloor: "Det gjeld all post frå det offentlege.",
    logIn: {
      substantial: "Logg inn med ID‑porten",
      high: "Logg inn på høgt nivå"
    },
    returns: "Du kjem rett tilbake til dette brevet."
  },
  held: {
    seeAgain: "Sjå om brevet er klart",
    wait: "Det tek som regel nokre minutt. Brevet blir liggjande her.",
    stopped: "Ingenting i brevet er opna på maskina di."
  },
  confirmation: {
    confirm: "Stadfest og opne brevet",
    confirming: "Stadfestar",
    what: "Det avsendaren får vite",
    told: "At du har fått brevet, og når du stadfesta det.",
    wait: "Du kan òg vente. Brevet blir liggjande her til du vil opne det."
  },
  login: {
    heading: "Logg inn",
    lead: "Les posten din trygt.",
    idPorten: "Logg inn med ID‑porten",
    recommended: "Tilrådd",
    idPortenWhat: "Med BankID, Buypass, Commfides eller MinID. Opnar mest.",
    password: "Logg inn med passord",
    passwordLimits: {
      title: "Passord opnar ikkje alt",
      public: "Brev frå det offentlege blir berre opna med ID‑porten.",
      firm: "Det same gjeld brev som avsendaren har låst sterkare.",
      rest: "Du ser i lista at dei har kome."
    },
    nationalId: "Fødselsnummer eller D-nummer",
    nationalIdHint: "11 siffer",
    passwordField: "Passord",
    showPassword: "Vis passordet",
    submit: "Logg inn",
    submitting: "Loggar inn",
    noPassword: "Har du ikkje passord? Logg inn med ID‑porten, og vel eit under Profil.",
    loggedOut: "Du er logga ut.",
    comeBack: "Etter innlogging kjem du dit du var på veg.",
    neverAsks: "Vi ber deg aldri om passord eller kodar på e‑post, SMS eller telefon.",
    goBack: "Tilbake dit du var",
    problem: {
      failed: {
        title: "Innlogginga vart ikkje fullført",
        detail:
          "ID‑porten gav oss ikkje eit svar vi kan bruke. Prøv igjen. Hjelper det ikkje, kan brukarstøtta til ID‑porten hjelpe deg. Du finn henne på norge.no."
      },
      cancelled: { title: "Du avbraut innlogginga", detail: "Ingenting er endra. Du kan prøve igjen når du vil." },
      tooWeak: {
        title: "Innlogginga var ikkje sikker nok",
        detail: "Brevet krev BankID, Buypass eller Commfides. Prøv igjen med ein av dei."
      },
      late: {
        title: "Innlogginga tok for lang tid",
        detail: "Av tryggleiksgrunnar må ho startast på nytt. Prøv igjen."
      },
      unknown: {
        title: "Du har inga postkasse her",
        detail: "Innlogginga gjekk bra, men vi finn inga postkasse på fødselsnummeret ditt."
      },
      down: { title: "ID‑porten svarer ikkje", detail: "Feilen ligg hos ID‑porten, ikkje hos deg. Prøv igjen om litt." }
    }
  },
  expired: {
    title: "Du er logga ut",
    detail:
      "Det er gått ei stund sidan sist, eller du har logga ut eller valt nytt passord ein annan stad. Logg inn igjen, så er du tilbake her.",
    hidden: "Det du las, er skjult så lenge.",
    leave: "Gå til innloggingssida",
    back: "Du er logga inn igjen"
  },
  profile: {
    heading: "Profil",
    you: "Deg",
    fullName: "Namn",
    nameFrom: "Frå Folkeregisteret. Blir det endra der, blir det endra her.",
    address: "Postkasseadresse",
    addressWhat: "Den som har adressa, kan sende deg brev.",
    copy: "Kopier",
    copied: "Kopiert",
    look: "Språk og utsjånad",
    language: "Språk",
    theme: "Utsjånad",
    themes: { auto: "Som maskina", light: "Lyst", dark: "Mørkt" },
    shortcutsOn: "Bruk snøggtastar",
    shortcutsWhat: "Éin tast gjer éin ting, til dømes j for neste brev. Slå av om du bruker talestyring.",
    shortcutsList: "Vis snøggtastane",
    session: "Innlogga no",
    endsAt: (moment) => `Blir avslutta ${moment} om du ikkje gjer noko.`,
    password: "Passord",
    passwordWhat:
      "Med passord kan du lese brev som ikkje krev meir. Det er nyttig når du ikkje har ID‑porten for handa. Eit nytt passord loggar deg ut alle andre stader enn her.",
    newPassword: "Nytt passord",
    passwordHint: "Fleire ord etter kvarandre er lett å hugse og vanskeleg å gjette.",
    savePassword: "Lagre passordet",
    saving: "Lagrar",
    passwordSaved: "Passordet er lagra. Du er logga ut alle andre stader. Neste gong kan du logge inn med det.",
    logOut: "Logg ut",
    loggingOut: "Loggar ut",
    logOutWhat: "Økta blir avslutta her og hos ID‑porten.",
    log: "Innsyn",
    logWhat: "Sjå kven som har opna, lese og lasta ned kva i postkassa di, og når.",
    logShow: "Vis kven som har sett kva"
  },
  log: {
    heading: "Kven har sett kva",
    lead: "Alt som er gjort i postkassa di, står her. Nettlesaren din sjekkar at ingenting er endra.",
    loading: "Hentar innsynsloggen",
    more: "Hent eldre",
    from: (name: string) => `frå ${name}`,
    letterGone: "Eit brev du ikkje har her lenger.",
    empty: {
      title: "Ingenting har hendt enno",
      detail: "Når eit brev kjem, eller nokon opnar det, står det her: kven, kva, når og kvifor."
    },
    whole: {
      checking: "Sjekkar at loggen er heil.",
      first: "Loggen er heil. Frå no av hugsar denne nettlesaren han, og ser etter at ingenting blir endra.",
      since: (day: string) => `Loggen er ikkje endra sidan ${day}, då denne nettlesaren såg han første gong.`,
      sinceRestore: (day: string) =>
        `Loggen er ikkje endra sidan ${day}, då denne nettlesaren såg han etter at kopien vart lagd tilbake.`,
      unknown: "Vi fekk ikkje sjekka loggen no. Det du ser, er henta frå oss og ikkje kontrollert her.",
      how: "Korleis veit vi det?",
      explained:
        "Kvar linje heng saman med alle linjene før, og heilskapen er signert. Nettlesaren din reknar det ut sjølv, og samanliknar med det han hugsar frå sist. Blir noko endra, fjerna eller sett inn, stemmer det ikkje lenger."
    },
    shorter: {
      title: "Loggen er kortare enn før",
      detail: (restored: string, copied: string) =>
        `Etter ein feil hos oss la vi tilbake ein tryggingskopi ${restored}. Kopien er frå ${copied}.`,
      missing:
        "Det som vart gjort i postkassa di mellom desse to tidspunkta, kan mangle i loggen. Brev som kom i den tida, kan òg mangle.",
      now: "Vi har kunngjort dette, og det forklarer alt nettlesaren din saknar. Nettlesaren hugsar loggen slik han er no, og ser etter at ingenting meir blir endra."
    },
    altered: {
      title: "Loggen stemmer ikkje",
      detail: "Noko i loggen er endra eller fjerna etter at det vart skrive. Breva dine er ikkje borte.",
      now: "Ta kontakt med oss, og vent med å slette nettlesardata: det nettlesaren hugsar, viser kva som er endra."
    },
    who: {
      Owner: "Du",
      Sender: (organisation: string) => `Organisasjon ${organisation}`,
      Delegate: "Ein du har gitt tilgang",
      Staff: "Ein tilsett hos oss",
      Kontroll: (organisation: string) => `Verksemda med organisasjonsnummer ${organisation}`,
      Integration: (organisation: string) => `Eit datasystem for organisasjon ${organisation}`,
      Deadline: "Ein frist gjekk ut:"
    },
    why: {
      Owner: "Du var logga inn, og gjorde det sjølv.",
      Sender: "Avsendaren sende det til deg, og har prova kven dei er.",
      Delegate: "Du har gitt denne personen tilgang til postkassa di.",
      Staff: "Ei sak du har hos oss, gjorde det nødvendig.",
      Kontroll: "Du delte dokumentet med verksemda.",
      Integration: "Systemet handla på vegner av organisasjonen.",
      Deadline: "Ingen gjorde det: dagen var komen."
    },
    arrivedAsLink: "sende eit brev som ligg hos avsendaren",
    act: {
      arrived: "leverte eit dokument",
      opened: "opna brevet",
      confirmed: "stadfesta brevet",
      read: "las eit dokument",
      downloaded: "lasta ned eit dokument",
      filed: "la brevet i ei mappe",
      trashed: "la brevet i papirkorga",
      putBack: "la brevet tilbake",
      deletedForGood: "sletta brevet for godt",
      uploaded: "lasta opp eit dokument",
      sent: "sende eit brev",
      shared: "delte eit dokument",
      sharingEnded: "avslutta delinga",
      checked: "kontrollerte eit dokument",
      exported: "eksporterte innhaldet",
      accessGiven: "gav tilgang til postkassa",
      accessEnded: "avslutta ein tilgang",
      personalDataSeen: "såg personopplysningane dine",
      personalDataCorrected: "retta personopplysningane dine"
    }
  },
  help: {
    heading: "Hjelp",
    lead: "Her er korte svar på det folk spør om.",
    search: "Søk i hjelpa",
    found: (count, one) => (one ? "1 svar" : `${count} svar`),
    nothing: "Ingen svar passar. Prøv eit anna ord.",
    rules: "Reglar"
  },
  security: {
    heading: "Tryggleik"
  },
  shortcut: {
    heading: "Snøggtastar",
    next: "Neste brev",
    previous: "Førre brev",
    open: "Opne brevet",
    back: "Tilbake til lista",
    inbox: "Gå til innboksen",
    list: "Vis denne lista",
    or: "eller",
    then: "så",
    off: "Snøggtastane kan slåast av under Profil."
  },
  missing: {
    title: "Her er det ingenting",
    detail: "Sida finst ikkje, eller ho er flytta."
  },
  language: { nb: "Bokmål", nn: "Nynorsk", en: "English", choose: "Språk" }
}
