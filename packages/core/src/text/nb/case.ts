import type { PaperKind } from "../../policy/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, list } from "./spelling.ts"

const papers: Readonly<Record<PaperKind, string>> = {
  GuardianshipPapers: "vergefullmakt fra Statsforvalteren",
  PowerOfAttorney: "fremtidsfullmakt",
  DoctorsCertificate: "legeattest",
  ProbateCertificate: "skifteattest",
  EstateAuthority: "fullmakt til å forvalte dødsboet",
  DeathCertificate: "dødsattest",
  CopyOfId: "kopi av legitimasjon",
  Other: "flere papirer"
}

const contacts = {
  none: null,
  either: "e-postadresse eller telefonnummer",
  email: "e-postadresse",
  phone: "telefonnummer",
  both: "e-postadresse og telefonnummer"
}

export const cases = {
  CaseNotFound: () => ({ title: "Vi finner ikke saken", detail: "Den finnes ikke, eller den er ikke din." }),
  CaseForbids: ({ from }) => ({
    title: "Det går ikke nå",
    detail: {
      Open: "Saken er til behandling. Dette gjør vi ikke i en slik sak.",
      AwaitingPapers: "Saken venter på papirer.",
      Prepared: "Saken venter på godkjenning.",
      Granted: "Saken er innvilget.",
      Answered: "Saken er besvart.",
      Rejected: "Saken er avslått.",
      Withdrawn: "Saken er trukket.",
      Ended: "Tilgangen som saken ga, er avsluttet."
    }[from]
  }),
  CaseIncomplete: ({ missing }) => {
    const lacking = [
      missing.mailbox ? "postkassen saken gjelder" : null,
      ...missing.papers.map((kind) => papers[kind]),
      contacts[missing.contact],
      missing.named ? "hvem papirene gjelder for" : null,
      missing.witnesses > 0 ? `vitner (${count(missing.witnesses)})` : null,
      missing.approvals > 0 ? `samtykke fra andre som er nevnt (${count(missing.approvals)})` : null
    ].filter((one) => one !== null)
    return { title: "Saken er ikke komplett", detail: `Dette mangler: ${list(lacking)}.` }
  },
  EstateTooLate: ({ endedOn }) => ({
    title: "Fristen for boet er ute",
    detail: `Papirene måtte være hos oss senest ${day(endedOn)}.`
  }),
  AuthorityEnded: ({ endDay }) => ({
    title: "Fullmakten er utløpt",
    detail: `Siste dag var ${day(endDay)}. Oppgi en dag som ikke er passert, eller send nye papirer.`
  }),
  NotByPost: () => ({
    title: "Dette må sendes som melding",
    detail: "Skriv til kundeservice i postkassen, og legg ved papirene der."
  }),
  PartyToCase: () => ({
    title: "Du er part i saken",
    detail: "Den som saken gjelder, kan ikke behandle den. La en kollega ta den."
  }),
  FourEyesNeeded: () => ({
    title: "Du forberedte saken selv",
    detail: "En annen må godkjenne den. Be en kollega se på den."
  })
} satisfies Partial<RefusalTexts>
