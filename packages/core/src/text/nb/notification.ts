import type { MessageText, MessageTexts, RefusalTexts } from "../model.ts"
import { day } from "./spelling.ts"

export const notification = {
  LastChannel: () => ({
    title: "Du må ha minst én måte å få varsler på",
    detail: "Slå på den andre først. Da kan du slå av denne."
  }),
  TermsNotCurrent: ({ current }) => ({
    title: "Disse vilkårene gjelder ikke lenger",
    detail: current === null ? "Det finnes ingen vilkår å godta nå." : "Det har kommet nye vilkår. Les og godta dem."
  })
} satisfies Partial<RefusalTexts>

/** What everything says in the end, where it is cut first: whose words it is about. */
const about = (sender: string | null, subject: string | null): string =>
  (sender === null ? "" : `\n\nAvsender: ${sender}`) + (subject === null ? "" : `\nEmne: ${subject}`)
const short = (what: string, sender: string | null, subject: string | null): string =>
  what + (sender === null ? "" : ` fra ${sender}`) + (subject === null ? "" : `: ${subject}`)
const safe = "Åpne postkassen slik du pleier. For din sikkerhet sender vi ingen lenke."
const same = (subject: string, text: string): MessageText => ({ subject, text: `${text} ${safe}`, sms: text })

export const messages: MessageTexts = {
  LetterArrived: ({ sender, subject, owner }) => ({
    subject: short(owner === null ? "Nytt brev" : `Nytt brev til ${owner}`, sender, subject),
    text: `Det har kommet et nytt brev i ${owner === null ? "den digitale postkassen" : `postkassen til ${owner}`}. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "Nytt brev i postkassen" : `Nytt brev til ${owner}`, sender, null)}. Logg inn for å lese det.`
  }),
  LetterUnopened: ({ sender, subject, owner }) => ({
    subject: short(
      owner === null ? "Påminnelse: uåpnet brev" : `Påminnelse: uåpnet brev til ${owner}`,
      sender,
      subject
    ),
    text: `Et brev fra det offentlige er fortsatt ikke åpnet i ${owner === null ? "den digitale postkassen" : `postkassen til ${owner}`}. Det kan ha en frist. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "Påminnelse: uåpnet brev i postkassen" : `Påminnelse: uåpnet brev til ${owner}`, sender, null)}. Logg inn for å lese det.`
  }),
  DocumentRequested: ({ business }) => ({
    subject: `Du er bedt om å vise et dokument: ${business}`,
    text: `En virksomhet ber om å få se et dokument. Du velger om du vil dele det, og hvilket. ${safe}\n\nVirksomhet: ${business}`,
    sms: `Du er bedt om å vise et dokument. Logg inn i postkassen for å svare. Virksomhet: ${business}`
  }),
  DocumentShared: () =>
    same(
      "Et dokument er delt med virksomheten",
      "Et dokument er delt med virksomheten. Logg inn i postkassen for å se det."
    ),
  TermsChanged: ({ from }) =>
    same(
      `Nye vilkår fra ${day(from)}`,
      `Vilkårene for postkassen endres ${day(from)}. Logg inn for å lese og godta dem.`
    ),
  ServiceNotice: ({ title }) => ({
    subject: `Om postkassen: ${title}`,
    text: `Vi har en melding om tjenesten. ${safe}\n\n${title}`,
    sms: `Melding om postkassen: ${title}`
  }),
  SomethingNew: () => same("Noe nytt i postkassen", "Det er noe nytt i postkassen."),
  verifyEmail: (link) => ({
    subject: "Bekreft e-postadressen din",
    text: `Åpne lenken for å bekrefte at e-postadressen er din:\n${link}\n\nHar du ikke bedt om dette, kan du se bort fra meldingen.`
  }),
  verifyPhone: (code) => `Koden for å bekrefte telefonnummeret er ${code}. Ikke gi den til noen.`
}
