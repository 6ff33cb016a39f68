/** What the help answers, in the order it is shown, and the rules behind each answer. */
export const entries = {
  locked: ["AUTH-3", "AUTH-4", "AUTH-5"],
  levels: ["AUTH-2", "AUTH-3"],
  publicMail: ["AUTH-4"],
  hiddenSubject: ["FIELD-3", "AUTH-5"],
  confirming: ["FIELD-8"],
  held: ["TRUST-7"],
  elsewhere: ["AUTH-11"],
  loggedOut: ["AUTH-10", "AUTH-13"],
  password: ["AUTH-1", "AUTH-12"],
  sender: ["RECEIVE-9"],
  senderKnows: ["FIELD-8"],
  accessLog: ["FIELD-24", "TRUST-4"],
  changed: [],
  keeping: [],
  reading: [],
  notFound: ["FIELD-25"],
  shortcuts: []
} as const satisfies Record<string, ReadonlyArray<string>>

export type Entry = keyof typeof entries

export interface Answer {
  readonly question: string
  /** One or more short paragraphs. */
  readonly answer: ReadonlyArray<string>
}

export type Answers = Readonly<Record<Entry, Answer>>
