import type { ApiScope, Level } from "@postkasse/core/identity"
import type { LetterKind, Sensitivity } from "@postkasse/core/letter"
import type { SenderKind } from "@postkasse/core/organisation"

export type Language = "nb" | "nn" | "en"

/** Someone who lives in the demo town. Synthetic: the number is nobody's (month + 80), the name is made up. */
export interface Person {
  readonly nationalId: string
  readonly name: { readonly first: string; readonly last: string }
  /** ISO date. */
  readonly born: string
  readonly language: Language
  /** The password that this person has chosen, or null: then only an electronic ID opens the mailbox (AUTH-1). */
  readonly password: string | null
  readonly mailbox: "active" | "deactivated"
  /** The digits that make the mailbox address unique, as in `solveig.fjordblom#101` (CONTACT-6). */
  readonly addressDigits: string
  /** Where this person lives; the postal code is no place's. */
  readonly home: { readonly street: string; readonly postalCode: string }
  /** Who this is, in a line. */
  readonly about: Readonly<Record<Language, string>>
}

/** A sender in the demo town, with the Maskinporten client that its system uses. Name and number are made up. */
export interface Organisation {
  /** Nine digits with a valid check digit. */
  readonly number: string
  readonly name: string
  readonly kind: Exclude<SenderKind, "person">
  /** Whether it may address people by national id number (SEND-10). */
  readonly mayUseNationalId: boolean
  readonly client: { readonly clientId: string; readonly scopes: ReadonlyArray<ApiScope> }
}

/** A file of a letter. */
export interface LetterDocument {
  readonly name: string
  /** Without parameters; text is UTF-8. */
  readonly mediaType: string
  /** Made when first asked for, and kept. */
  readonly bytes: () => Promise<Uint8Array>
}

/** A letter to be sent when the town is loaded. */
export interface TownLetter {
  /** The organisation's number. */
  readonly sender: string
  /** The person's national id number. */
  readonly recipient: string
  readonly subject: string
  readonly kind: LetterKind
  readonly requires: Level
  readonly sensitivity: Sensitivity
  readonly asksConfirmation: boolean
  /** Delegates neither see nor open it (FIELD-21). */
  readonly recipientOnly: boolean
  /** When it shows, in days from the loading; negative is past, a fraction is part of a day. */
  readonly day: number
  /** The same as a moment. */
  readonly visibleAt: Date
  readonly contents:
    | { readonly _tag: "Documents"; readonly documents: readonly [LetterDocument, ...ReadonlyArray<LetterDocument>] }
    | { readonly _tag: "LinkElsewhere"; readonly url: string }
}
