import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { findSending } from "@postkasse/core/sending"
import { Result } from "effect"
import { v7 } from "uuid"
import { begin, file, type Integrator, integratorOf, requestTo, type SendingJson, send, type World } from "../world.ts"
import type { Beside } from "./beside.ts"
import { people, senders } from "./caller.ts"
import type { Line } from "./line.ts"
import type { Named } from "./recipient.ts"

/** Whose a part of a path is, to the caller. What nobody has is *unknown*; what is no id at all is *malformed*. */
export const everyWhose = ["own", "others", "unknown", "malformed"] as const

/** Whose it is, what has become of it where that is told apart, or whom a request names. */
export type Whose = (typeof everyWhose)[number] | Beside | Named

/** How each of them looks to the caller: what they may not know of as what nobody has, whatever it is (FIELD-25). */
const looks: Readonly<Record<Whose, Whose>> = {
  own: "own",
  others: "unknown",
  unknown: "unknown",
  malformed: "malformed",
  "to come": "unknown",
  closed: "closed",
  due: "unknown",
  deleted: "unknown",
  lapsed: "lapsed",
  "another's lapsed": "unknown",
  "visible, by name": "visible, by name",
  "visible with a hidden namesake": "visible, by name",
  "hidden, by name": "nobody, by name",
  "nobody, by name": "nobody, by name",
  "visible, by national id": "visible, by national id",
  "hidden, by national id": "visible, by national id",
  "nobody, by national id": "nobody, by national id",
  "replaced long ago, by address": "nobody, by address",
  "nobody, by address": "nobody, by address"
}

/** How a target looks to the caller, as far as they see: behind what they may not look into is nothing. */
export const seenIn = (target: ReadonlyArray<Whose>): ReadonlyArray<Whose> => {
  const seen = target.map((whose) => looks[whose])
  const shut = seen.findIndex((whose) => whose !== "own")
  return shut === -1 ? seen : seen.slice(0, shut + 1)
}

/** What a person and a sender have, by the place that it takes in a path: `letters/{letter}`. */
export type Held = Readonly<Record<string, string>>

/** What the first person and sender have, and what the other two have. */
export interface Holdings {
  readonly mine: Held
  readonly others: Held
}

/** What is held by whom. */
export type Holding = Readonly<Partial<Record<Whose, Held>>>

/** For each of the two a letter that has come, of one document, and a sending that is open. */
export const holdingsIn = async (world: World, line: Line): Promise<Holdings> => ({
  mine: await heldBy(world, "mine", line),
  others: await heldBy(world, "others", line)
})

const heldBy = async (world: World, who: keyof Holdings, { letter = {}, hasFile = false }: Line): Promise<Held> => {
  const sender = await integratorOf(world, senders[who])
  const asked = { requires: "high", ...letter }
  const sent = await lettersHeld(world, who, asked)
  const open = await begin(sender, requestTo(people[who], [file("Hei")], asked))
  if (hasFile) await put(sender, open)
  return { "mailboxes/{mailbox}": world.mailboxes.get(people[who]) ?? "", ...sent, ...sendingHeld(open) }
}

/** A letter with its document, sent to a person as it is asked for, the whole way. */
export const lettersHeld = async (world: World, who: keyof Holdings, asked: Record<string, unknown>): Promise<Held> => {
  const sent = await send(world, senders[who], people[who], [file("Hei")], asked)
  const found = await world.runtime.runPromise(
    findSending(OrganisationNumber.make(senders[who].number), SendingId.make(sent.id))
  )
  return {
    "letters/{letter}": Result.getOrThrow(found).letter,
    "documents/{document}": sent.files[0]?.document ?? ""
  }
}

/** A sending and its file. */
export const sendingHeld = ({ id, files }: SendingJson): Held => ({
  "sendings/{sending}": id,
  "files/{document}": files[0]?.document ?? ""
})

const put = (sender: Integrator, { files }: SendingJson): Promise<Response> =>
  sender.send("PUT", files[0]?.href ?? "", Buffer.from("Hei"), { "content-type": "text/plain" })

/** The places of a path, in order. */
export const placesOf = (path: string): ReadonlyArray<string> => path.match(/[^/]+\/\{[^}]+\}/g) ?? []

/** Every way to fill the places with these. */
export const everyTarget = (
  places: ReadonlyArray<unknown>,
  from: ReadonlyArray<Whose>
): ReadonlyArray<ReadonlyArray<Whose>> =>
  places.reduce<ReadonlyArray<ReadonlyArray<Whose>>>(
    (targets) => targets.flatMap((target) => from.map((whose) => [...target, whose])),
    [[]]
  )

/** The ways to fill the places with what lies beside: each with what lies in it, and with what nobody has there. */
export const besideTargets = (places: ReadonlyArray<string>, beside: Holding): ReadonlyArray<ReadonlyArray<Whose>> =>
  Object.entries(beside).flatMap(([name, held]) => {
    const whose = name as Whose
    const first = places.findIndex((place) => place in held)
    if (first === -1) return []
    const whole = places.map((place) => (place in held ? whose : "own"))
    const empty = whole.map((one, index) => (index > first ? "unknown" : one))
    return first === places.length - 1 ? [whole] : [whole, empty]
  })

/** The path with its places filled: for a caller who is the one whose `own` is, among the others'. */
export const filled = (path: string, target: ReadonlyArray<Whose>, held: Holding): string =>
  placesOf(path).reduce((address, place, index) => {
    const whose = target[index] ?? "own"
    const id = whose === "unknown" ? v7() : whose === "malformed" ? "0" : held[whose]?.[place]
    if (id === undefined) throw new Error(`test/matrix/target.ts says of nobody what they have at ${place}`)
    return address.replace(place, place.replace(/\{.*\}/, id))
  }, path)
