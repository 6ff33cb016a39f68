/**
 * History: what senders and readers asked of servers that died under them, what each was answered, and what was found when
 * all was over. Nothing here runs: it is data, to be judged.
 *
 * @module
 */

/** How a request went. Where the connection broke nobody knows whether it was done. */
export type Answer<Told> =
  | { readonly _tag: "Acknowledged"; readonly told: Told }
  | { readonly _tag: "Indeterminate" }
  | { readonly _tag: "Refused"; readonly status: number }

/** One request. A letter is named by its idempotency key: its sender has that before anything is answered. */
export type Operation =
  | { readonly _tag: "Begin"; readonly key: string; readonly answer: Answer<{ readonly sending: string }> }
  /** The document of this number came. */
  | { readonly _tag: "Put"; readonly key: string; readonly document: number; readonly answer: Answer<null> }
  | { readonly _tag: "Commit"; readonly key: string; readonly answer: Answer<null> }
  /** A reader opened the letter of this key, and got documents of these digests. */
  | { readonly _tag: "Open"; readonly key: string; readonly answer: Answer<ReadonlyArray<string>> }

/** What a sender meant to send under a key: the digests of its documents, in order. */
export interface Intent {
  readonly key: string
  readonly documents: ReadonlyArray<string>
}

/** An event as the sender's log tells it. */
export interface ToldEvent {
  readonly id: string
  readonly sending: string
  readonly type: "Accepted" | "Delivered" | "Refused" | "Opened" | "Confirmed"
}

/** A page of the log: what stands between two positions. */
export interface LogPage {
  readonly after: number
  readonly next: number
  readonly events: ReadonlyArray<ToldEvent>
}

/** A letter as it lies in a mailbox: what each of its documents reads as, null for one that does not open. */
export interface FoundLetter {
  readonly key: string
  readonly sending: string
  readonly documents: ReadonlyArray<string | null>
}

/** What lies in the stores when all has settled, has expired and has been swept. */
export interface Remains {
  /** Attempts that still have a staged row. */
  readonly staged: ReadonlyArray<string>
  /** Files in the blob store. */
  readonly files: ReadonlyArray<string>
  /** Blobs that a document names. */
  readonly named: ReadonlyArray<string>
  /** Whose keys there are. */
  readonly keys: ReadonlyArray<string>
  /** The mailboxes and organisations that there are. */
  readonly holders: ReadonlyArray<string>
  /** Files in the key store that are under no key's name, but what locks it. */
  readonly halfKeys: ReadonlyArray<string>
  /** Rows that still wait for a job: deliveries, events on their way, events without a position. */
  readonly waiting: number
}

export interface History {
  /** Sendings that were there before. */
  readonly earlier: ReadonlyArray<string>
  readonly intents: ReadonlyArray<Intent>
  /** In the order in which the answers came. */
  readonly operations: ReadonlyArray<Operation>
  /** The ids of the events that somebody read who followed the log while servers died. */
  readonly followed: ReadonlyArray<string>
  /** The whole log of the sender, at the end. */
  readonly log: ReadonlyArray<LogPage>
  readonly letters: ReadonlyArray<FoundLetter>
  readonly remains: Remains
}

/** What must not be. */
export type ViolationKind =
  | "lost"
  | "doubled"
  | "half"
  | "differing"
  | "uninvited"
  | "turned away"
  | "another sending"
  | "gap"
  | "told twice"
  | "out of order"
  | "untold"
  | "untrue"
  | "rewritten"
  | "staged left"
  | "orphan blob"
  | "missing blob"
  | "missing key"
  | "key left"
  | "left waiting"

export interface Violation {
  readonly kind: ViolationKind
  readonly words: string
}
