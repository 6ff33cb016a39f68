import type { Origin, VerificationCode, VerificationToken } from "../contact/index.ts"
import { verificationLink } from "../contact/index.ts"
import type { MessagePlanned, Wording } from "../notification/index.ts"
import type { NotificationPolicy } from "../policy/index.ts"
import { cut, sms } from "./cut.ts"
import { messages as en } from "./en/notification.ts"
import type { Language, MessageText, MessageTexts } from "./model.ts"
import { messages as nb } from "./nb/notification.ts"
import { messages as nn } from "./nn/notification.ts"

/** An e-mail: plain text from the one address that nobody reads, with nothing attached (NOTIFY-4). */
export interface EmailNotice {
  readonly _tag: "EmailNotice"
  readonly from: string
  readonly subject: string
  readonly text: string
}

/** An SMS as it is sent. */
export interface SmsNotice {
  readonly _tag: "SmsNotice"
  readonly text: string
}

/** A message as it is sent. A push shows a title and nothing else (NOTIFY-10). */
export type Notice = EmailNotice | SmsNotice | { readonly _tag: "PushNotice"; readonly title: string }

/** A planned message in its reader's language, cut to what its channel carries (FIELD-7, TRUST-6). */
export const noticeOf = (
  policy: NotificationPolicy,
  { to, wording }: Pick<MessagePlanned, "to" | "wording">,
  language: Language
): Notice => {
  const said = say(texts[language], wording._tag, wording)
  switch (to._tag) {
    case "Email":
      return {
        _tag: "EmailNotice",
        from: policy.noReply,
        subject: cut(said.subject, policy.emailSubjectCharacters),
        text: cut(said.text, policy.emailTextCharacters)
      }
    case "Phone":
      return { _tag: "SmsNotice", text: sms(policy, said.sms) }
    case "Push":
      return { _tag: "PushNotice", title: texts[language].SomethingNew({ _tag: "SomethingNew" }).subject }
  }
}

/** The e-mail that verifies an address: the only one with a link in it, to a page of ours (CONTACT-4, NOTIFY-4). */
export const verificationEmail = (
  policy: NotificationPolicy,
  origin: Origin,
  token: VerificationToken,
  language: Language
): EmailNotice => ({
  _tag: "EmailNotice",
  from: policy.noReply,
  ...texts[language].verifyEmail(verificationLink(origin, token))
})

/** The SMS that verifies a phone number (CONTACT-4). */
export const verificationSms = (code: VerificationCode, language: Language): SmsNotice => ({
  _tag: "SmsNotice",
  text: texts[language].verifyPhone(code)
})

const texts = { nb, nn, en } as const satisfies Record<Language, MessageTexts>

type WordingByTag = { readonly [W in Wording as W["_tag"]]: W }

const say = <Tag extends Wording["_tag"]>(
  texts: { readonly [T in Wording["_tag"]]: (wording: WordingByTag[T]) => MessageText },
  tag: Tag,
  wording: WordingByTag[Tag]
): MessageText => texts[tag](wording)
