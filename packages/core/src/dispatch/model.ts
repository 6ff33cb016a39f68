/**
 * Dispatch: which way one letter goes to one recipient, digitally or on paper, and what comes of it: the print verdict, the
 * price, also that of a copy to be printed if it lies unopened, the notifications, and every rule that spoke. A dry run is the same decision, unrecorded (FIELD-13).
 *
 * @module
 */
import type { Instant, OsloDate } from "../calendar/index.ts"
import type { RegisteredPerson, Route } from "../channel/index.ts"
import type { DirectoryEntry, Recipient } from "../directory/index.ts"
import type { Audience } from "../notification/index.ts"
import type { Organisation } from "../organisation/index.ts"
import type { Provider, ProviderProfile } from "../policy/index.ts"
import type { Price, PriceList, PriceListMissing } from "../price/index.ts"
import type {
  FitForPrint,
  NotFitForPrint,
  PdfFacts,
  PostalAddressMissing,
  PrintDayTooEarly,
  PrintIfUnreadAsked,
  PrintNotAllowed,
  PrintOrder,
  PrintRequest
} from "../print/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { OpenSendingRefusal, SendingOpened, SendingRequest } from "../sending/index.ts"

/** What the way of one letter to one recipient is decided from. */
export interface DispatchRequest {
  readonly profile: ProviderProfile
  readonly sender: Organisation
  readonly request: SendingRequest
  readonly to: { readonly recipient: Recipient; readonly found: ReadonlyArray<DirectoryEntry> }
  /** Of a public letter to a person: what the register knows of them (CHOICE-4); null for any other letter. */
  readonly register: {
    readonly person: RegisteredPerson
    /** Why it goes digitally despite a reservation, as the sender says; else null (FIELD-5). */
    readonly despiteReservation: string | null
    /** The other providers where the person has a mailbox that receives. */
    readonly receivingElsewhere: ReadonlyArray<Provider>
  } | null
  /** What of it would be printed, and for whom (SEND-9). */
  readonly print: {
    readonly request: PrintRequest
    readonly documents: readonly [PdfFacts | null, ...ReadonlyArray<PdfFacts | null>]
  }
  /** The Oslo day at whose end it is printed as well, if it went digitally and lies unopened; null for never (FIELD-17). */
  readonly printIfUnread: OsloDate | null
  readonly prices: ReadonlyArray<PriceList>
  /** Which ones of the sender's they would be this month, as `price` counts them (SEND-11). */
  readonly numbers: { readonly digitalLetter: number; readonly paperLetter: number }
  /** Whom something in the recipient's mailbox concerns; null where it has none here. */
  readonly audience: Audience | null
  /** Whether the sender wants an SMS sent (NOTIFY-1). */
  readonly bySms: boolean
}

/**
 * A notification as its sender may know of it: by which channel the recipient hears, and not before when. Never at which
 * address, nor whether anybody else hears (CONTACT-9, FIELD-25).
 */
export interface NotificationForeseen {
  readonly by: "Email" | "Phone"
  readonly notBefore: Instant
}

/** What would be sent, or is: the way, what it costs and who hears of it (FIELD-13). */
export interface Dispatch {
  readonly way: "digital" | "paper" | "otherProvider"
  /** Of a public letter to a person, the route with its reason; else null. */
  readonly route: Route | null
  /** Whether it could be printed, whichever way it goes. */
  readonly print: FitForPrint | NotFitForPrint | PrintNotAllowed | PostalAddressMissing
  /** Null where it is not sent from here: another provider's sender pays there. */
  readonly price: Price | null
  /**
   * What its paper copy costs besides, if it is printed since it lies unopened when the day has ended: by the list that is
   * known to be in effect then, as the next of its month. Null where none would be printed (FIELD-17).
   */
  readonly ifUnread: { readonly day: OsloDate; readonly price: Price } | null
  readonly notifications: ReadonlyArray<NotificationForeseen>
  readonly rules: ReadonlyArray<RuleId>
  readonly policy: string
}

/** Why nothing would be sent. */
export type DispatchRefusal =
  | OpenSendingRefusal
  | NotFitForPrint
  | PrintNotAllowed
  | PostalAddressMissing
  | PrintDayTooEarly
  | PriceListMissing

/** What the decision leads to, recorded: a sending that waits for its files, or an order to the printer; null for neither. */
export interface Dispatched {
  readonly dispatch: Dispatch
  readonly sending: SendingOpened | null
  readonly order: PrintOrder | null
  /** That it is printed if it lies unopened; null where its sender asks for no such thing, or it does not go digitally (FIELD-17). */
  readonly printIfUnread: PrintIfUnreadAsked | null
}
