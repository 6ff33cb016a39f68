import type { MessageText, MessageTexts, RefusalTexts } from "../model.ts"
import { day } from "./spelling.ts"

export const notification = {
  LastChannel: () => ({
    title: "You need at least one way to be notified",
    detail: "Turn the other one on first. Then you can turn this one off."
  }),
  TermsNotCurrent: ({ current }) => ({
    title: "These terms are no longer in force",
    detail: current === null ? "There are no terms to accept now." : "There are new terms. Read and accept them."
  })
} satisfies Partial<RefusalTexts>

const about = (sender: string | null, subject: string | null): string =>
  (sender === null ? "" : `\n\nFrom: ${sender}`) + (subject === null ? "" : `\nSubject: ${subject}`)
const short = (what: string, sender: string | null, subject: string | null): string =>
  what + (sender === null ? "" : ` from ${sender}`) + (subject === null ? "" : `: ${subject}`)
const safe = "Open the mailbox the way you usually do. For your safety we send no link."
const same = (subject: string, text: string): MessageText => ({ subject, text: `${text} ${safe}`, sms: text })

export const messages: MessageTexts = {
  LetterArrived: ({ sender, subject, owner }) => ({
    subject: short(owner === null ? "New letter" : `New letter to ${owner}`, sender, subject),
    text: `A new letter has come to ${owner === null ? "the digital mailbox" : `the mailbox of ${owner}`}. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "New letter in the mailbox" : `New letter to ${owner}`, sender, null)}. Log in to read it.`
  }),
  LetterUnopened: ({ sender, subject, owner }) => ({
    subject: short(
      owner === null ? "Reminder: unopened letter" : `Reminder: unopened letter to ${owner}`,
      sender,
      subject
    ),
    text: `A letter from a public body is still unopened in ${owner === null ? "the digital mailbox" : `the mailbox of ${owner}`}. It may have a deadline. ${safe}${about(sender, subject)}`,
    sms: `${short(owner === null ? "Reminder: unopened letter in the mailbox" : `Reminder: unopened letter to ${owner}`, sender, null)}. Log in to read it.`
  }),
  DocumentRequested: ({ business }) => ({
    subject: `You are asked to show a document: ${business}`,
    text: `A business asks to see a document. You choose whether to share one, and which. ${safe}\n\nBusiness: ${business}`,
    sms: `You are asked to show a document. Log in to the mailbox to answer. Business: ${business}`
  }),
  DocumentShared: () =>
    same(
      "A document is shared with the business",
      "A document is shared with the business. Log in to the mailbox to see it."
    ),
  TermsChanged: ({ from }) =>
    same(
      `New terms from ${day(from)}`,
      `The terms of the mailbox change on ${day(from)}. Log in to read and accept them.`
    ),
  ServiceNotice: ({ title }) => ({
    subject: `About the mailbox: ${title}`,
    text: `We have a message about the service. ${safe}\n\n${title}`,
    sms: `Message about the mailbox: ${title}`
  }),
  SomethingNew: () => same("Something new in the mailbox", "There is something new in the mailbox."),
  verifyEmail: (link) => ({
    subject: "Verify your e-mail address",
    text: `Open this link to verify that the e-mail address is yours:\n${link}\n\nIf you did not ask for this, you can ignore the message.`
  }),
  verifyPhone: (code) => `The code to verify your phone number is ${code}. Give it to nobody.`
}
