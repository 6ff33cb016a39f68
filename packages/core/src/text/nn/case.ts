import type { PaperKind } from "../../policy/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, list } from "./spelling.ts"

const papers: Readonly<Record<PaperKind, string>> = {
  GuardianshipPapers: "verjefullmakt frå Statsforvaltaren",
  PowerOfAttorney: "framtidsfullmakt",
  DoctorsCertificate: "legeattest",
  ProbateCertificate: "skifteattest",
  EstateAuthority: "fullmakt til å forvalte dødsbuet",
  DeathCertificate: "dødsattest",
  CopyOfId: "kopi av legitimasjon",
  Other: "fleire papir"
}

const contacts = {
  none: null,
  either: "e-postadresse eller telefonnummer",
  email: "e-postadresse",
  phone: "telefonnummer",
  both: "e-postadresse og telefonnummer"
}

export const cases = {
  CaseNotFound: () => ({ title: "Vi finn ikkje saka", detail: "Ho finst ikkje, eller ho er ikkje di." }),
  CaseForbids: ({ from }) => ({
    title: "Det går ikkje no",
    detail: {
      Open: "Saka er til behandling. Dette gjer vi ikkje i ei slik sak.",
      AwaitingPapers: "Saka ventar på papir.",
      Prepared: "Saka ventar på godkjenning.",
      Granted: "Saka er innvilga.",
      Answered: "Saka er svara på.",
      Rejected: "Saka er avslått.",
      Withdrawn: "Saka er trekt.",
      Ended: "Tilgangen som saka gav, er avslutta."
    }[from]
  }),
  CaseIncomplete: ({ missing }) => {
    const lacking = [
      missing.mailbox ? "postkassa saka gjeld" : null,
      ...missing.papers.map((kind) => papers[kind]),
      contacts[missing.contact],
      missing.named ? "kven papira gjeld for" : null,
      missing.witnesses > 0 ? `vitne (${count(missing.witnesses)})` : null,
      missing.approvals > 0 ? `samtykke frå andre som er nemnde (${count(missing.approvals)})` : null
    ].filter((one) => one !== null)
    return { title: "Saka er ikkje komplett", detail: `Dette manglar: ${list(lacking)}.` }
  },
  EstateTooLate: ({ endedOn }) => ({
    title: "Fristen for buet er ute",
    detail: `Papira måtte vere hos oss seinast ${day(endedOn)}.`
  }),
  AuthorityEnded: ({ endDay }) => ({
    title: "Fullmakta er gått ut",
    detail: `Siste dag var ${day(endDay)}. Oppgi ein dag som ikkje er passert, eller send nye papir.`
  }),
  NotByPost: () => ({
    title: "Dette må sendast som melding",
    detail: "Skriv til kundeservice i postkassa, og legg ved papira der."
  }),
  PartyToCase: () => ({
    title: "Du er part i saka",
    detail: "Den som saka gjeld, kan ikkje behandle henne. La ein kollega ta saka."
  }),
  FourEyesNeeded: () => ({
    title: "Du førebudde saka sjølv",
    detail: "Ein annan må godkjenne henne. Be ein kollega sjå på saka."
  })
} satisfies Partial<RefusalTexts>
