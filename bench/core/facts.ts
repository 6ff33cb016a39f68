import { endOf } from "@postkasse/core/calendar"
import { opens, type Request, rank } from "./opening.ts"

/** All that decides an opening, laid out as general engines take it: flat, with numbers for levels and moments. */
export interface Facts {
  readonly reader: string
  readonly level: number
  /** Null where the mailbox is an organisation's. */
  readonly owner: string | null
  readonly life: string
  readonly inMailbox: boolean
  readonly requires: number
  readonly senderKind: string
  readonly publicFloor: number
  readonly visibleAt: number
  readonly at: number
  readonly scans: ReadonlyArray<string>
  readonly grants: ReadonlyArray<GrantFacts>
  readonly asksConfirmation: boolean
  readonly confirmed: boolean
}

/** A grant: whether it opens the letter is worked out before, since few engines compare two lists; not whose, nor when. */
export interface GrantFacts {
  readonly delegate: string
  readonly opens: boolean
  readonly since: number
  /** The moment that its last day ends; the last there is where it has none. */
  readonly until: number
}

export const factsOf = (request: Request): Facts => {
  const { profile, mailbox, letter, reader, at } = request
  return {
    reader: reader.person,
    level: rank[reader.level],
    owner: mailbox.owner._tag === "PersonOwner" ? mailbox.owner.person : null,
    life: mailbox.life._tag,
    inMailbox: letter.mailbox === mailbox.id,
    requires: rank[letter.requires],
    senderKind: letter.sender.kind,
    publicFloor: rank[profile.opening.publicFloor],
    visibleAt: letter.visibleAt.epochMilliseconds,
    at: at.epochMilliseconds,
    scans: letter.contents._tag === "Documents" ? letter.contents.documents.map(({ scan }) => scan) : [],
    asksConfirmation: letter.asksConfirmation,
    confirmed: letter.confirmedAt !== null,
    grants: (reader.grants ?? []).map((grant) => ({
      delegate: grant.delegate,
      opens: opens(request, grant),
      since: grant.since.epochMilliseconds,
      until: grant.terms.endDay === null ? Number.MAX_SAFE_INTEGER : endOf(grant.terms.endDay).epochMilliseconds
    }))
  }
}
