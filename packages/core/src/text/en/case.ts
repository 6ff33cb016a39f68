import type { PaperKind } from "../../policy/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, list } from "./spelling.ts"

const papers: Readonly<Record<PaperKind, string>> = {
  GuardianshipPapers: "the County Governor’s guardianship papers",
  PowerOfAttorney: "future power of attorney",
  DoctorsCertificate: "doctor’s certificate",
  ProbateCertificate: "probate certificate",
  EstateAuthority: "authority to administer the estate",
  DeathCertificate: "death certificate",
  CopyOfId: "copy of an ID",
  Other: "more papers"
}

const contacts = {
  none: null,
  either: "e-mail address or phone number",
  email: "e-mail address",
  phone: "phone number",
  both: "e-mail address and phone number"
}

export const cases = {
  CaseNotFound: () => ({ title: "We cannot find the case", detail: "It does not exist, or it is not yours." }),
  CaseForbids: ({ from }) => ({
    title: "That is not possible now",
    detail: {
      Open: "The case is being handled. This is not done in a case of its kind.",
      AwaitingPapers: "The case awaits papers.",
      Prepared: "The case awaits approval.",
      Granted: "The case is granted.",
      Answered: "The case is answered.",
      Rejected: "The case is turned down.",
      Withdrawn: "The case is withdrawn.",
      Ended: "The access that the case gave has ended."
    }[from]
  }),
  CaseIncomplete: ({ missing }) => {
    const lacking = [
      missing.mailbox ? "the mailbox it is about" : null,
      ...missing.papers.map((kind) => papers[kind]),
      contacts[missing.contact],
      missing.named ? "whom the papers name" : null,
      missing.witnesses > 0 ? `witnesses (${count(missing.witnesses)})` : null,
      missing.approvals > 0 ? `consent of others who are named (${count(missing.approvals)})` : null
    ].filter((one) => one !== null)
    return { title: "The case is not complete", detail: `This is missing: ${list(lacking)}.` }
  },
  EstateTooLate: ({ endedOn }) => ({
    title: "The estate’s time is up",
    detail: `The papers had to be here by the end of ${day(endedOn)}.`
  }),
  AuthorityEnded: ({ endDay }) => ({
    title: "The authority has ended",
    detail: `Its last day was ${day(endDay)}. Give a day that has not passed, or send new papers.`
  }),
  NotByPost: () => ({
    title: "This has to come as a message",
    detail: "Write to customer service in the mailbox, and attach the papers there."
  }),
  PartyToCase: () => ({
    title: "You are a party to the case",
    detail: "Whoever a case is about does not handle it. Let a colleague take it."
  }),
  FourEyesNeeded: () => ({
    title: "You prepared the case yourself",
    detail: "Somebody else has to approve it. Ask a colleague to look at it."
  })
} satisfies Partial<RefusalTexts>
