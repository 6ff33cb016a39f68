import type { MessageText, MessageTexts, RefusalTexts } from "../model.ts"
import { day } from "./spelling.ts"

export const notification = {
  LastChannel: () => ({
    title: "Du må ha minst éin måte å få varsel på",
    detail: "Slå på den andre først. Då kan du slå av denne."
  }),
  TermsNotCurrent: ({ current }) => ({
    title: "Desse vilkåra gjeld ikkje lenger",
    detail: current === null ? "Det finst ingen vilkår å godta no." : "Det har kome nye vilkår. Les og godta dei."
  })
} satisfies Partial<RefusalTexts>

const about = (sender: string | null, subject: string | null): string =>
  (sender === null ? "" : `\n\nAvsendar: ${sender}`) + (subject === null ? "" : `\nEmne: ${subject}`)
const short = (what: string, sender: string | null, subject: string | null): string =>
  what + (sender === null ? "" : ` frå ${sender}`) + (subject === null ? "" : `: ${subject}`)
const safe = "Opne postkassa slik du pleier. For din tryggleik sender vi inga lenkje."
const same = (subject: string, text: string): MessageText => ({ subject, text: `${text} ${safe}`, sms: text })

export const messages: MessageTexts = {
  LetterArrived: ({ sender, subject, owner }) => ({
    subject: short(owner === null ? "Nytt brev" : `Nytt brev til ${owner}`, sender, subject),
    text: `Det har kome eit nytt brev i ${owner === null ? "den digitale postkassa" : `postkassa til ${owner}`}. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "Nytt brev i postkassa" : `Nytt brev til ${owner}`, sender, null)}. Logg inn for å lese det.`
  }),
  LetterUnopened: ({ sender, subject, owner }) => ({
    subject: short(owner === null ? "Påminning: uopna brev" : `Påminning: uopna brev til ${owner}`, sender, subject),
    text: `Eit brev frå det offentlege er framleis ikkje opna i ${owner === null ? "den digitale postkassa" : `postkassa til ${owner}`}. Det kan ha ein frist. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "Påminning: uopna brev i postkassa" : `Påminning: uopna brev til ${owner}`, sender, null)}. Logg inn for å lese det.`
  }),
  DocumentRequested: ({ business }) => ({
    subject: `Du er beden om å vise eit dokument: ${business}`,
    text: `Ei verksemd ber om å få sjå eit dokument. Du vel om du vil dele det, og kva for eit. ${safe}\n\nVerksemd: ${business}`,
    sms: `Du er beden om å vise eit dokument. Logg inn i postkassa for å svare. Verksemd: ${business}`
  }),
  DocumentShared: () =>
    same(
      "Eit dokument er delt med verksemda",
      "Eit dokument er delt med verksemda. Logg inn i postkassa for å sjå det."
    ),
  TermsChanged: ({ from }) =>
    same(
      `Nye vilkår frå ${day(from)}`,
      `Vilkåra for postkassa blir endra ${day(from)}. Logg inn for å lese og godta dei.`
    ),
  ServiceNotice: ({ title }) => ({
    subject: `Om postkassa: ${title}`,
    text: `Vi har ei melding om tenesta. ${safe}\n\n${title}`,
    sms: `Melding om postkassa: ${title}`
  }),
  SomethingNew: () => same("Noko nytt i postkassa", "Det er noko nytt i postkassa."),
  verifyEmail: (link) => ({
    subject: "Stadfest e-postadressa di",
    text: `Opne lenkja for å stadfeste at e-postadressa er di:\n${link}\n\nHar du ikkje bede om dette, kan du sjå bort frå meldinga.`
  }),
  verifyPhone: (code) => `Koden for å stadfeste telefonnummeret er ${code}. Ikkje gi han til nokon.`
}
