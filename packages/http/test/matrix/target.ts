import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { findSending } from "@postkasse/core/sending"
import { Result } from "effect"
import { v7 } from "uuid"
import {
  begin,
  file,
  type Integrator,
  integratorOf,
  requestTo,
  runJobs,
  type SendingJson,
  type World
} from "../world.ts"
import { people, senders } from "./caller.ts"
import type { Line } from "./line.ts"

/** Whose a part of a path is, to the caller. What nobody has is *unknown*; what is no id at all is *malformed*. */
export type Whose = "own" | "others" | "unknown" | "malformed"
export const everyWhose: ReadonlyArray<Whose> = ["own", "others", "unknown", "malformed"]

/** What a person and a sender have, by the place that it takes in a path: `letters/{letter}`. */
export type Held = Readonly<Record<string, string>>

/** What the first person and sender have, and what the other two have. */
export interface Holdings {
  readonly mine: Held
  readonly others: Held
}

/** For each of the two a letter that has come, of one document, and a sending that is open. */
export const holdingsIn = async (world: World, line: Line): Promise<Holdings> => ({
  mine: await heldBy(world, "mine", line),
  others: await heldBy(world, "others", line)
})

const heldBy = async (world: World, who: keyof Holdings, { letter = {}, hasFile = false }: Line): Promise<Held> => {
  const sender = await integratorOf(world, senders[who])
  const asked = requestTo(people[who], [file("Hei")], { requires: "high", ...letter })
  const [sent, open] = [await begin(sender, asked), await begin(sender, asked)]
  await put(sender, sent)
  await sender.send("POST", `/api/v1/sendings/${sent.id}/commit`)
  await runJobs(world)
  if (hasFile) await put(sender, open)
  return {
    "mailboxes/{mailbox}": world.mailboxes.get(people[who]) ?? "",
    "letters/{letter}": await letterOf(world, senders[who].number, sent.id),
    "documents/{document}": sent.files[0]?.document ?? "",
    "sendings/{sending}": open.id,
    "files/{document}": open.files[0]?.document ?? ""
  }
}

const put = (sender: Integrator, { files }: SendingJson): Promise<Response> =>
  sender.send("PUT", files[0]?.href ?? "", Buffer.from("Hei"), { "content-type": "text/plain" })

const letterOf = async (world: World, number: string, id: string): Promise<string> => {
  const found = await world.runtime.runPromise(findSending(OrganisationNumber.make(number), SendingId.make(id)))
  return Result.getOrThrow(found).letter
}

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

/** The path with its places filled: for a caller who is the one whose `own` is, among the others'. */
export const filled = (
  path: string,
  target: ReadonlyArray<Whose>,
  held: { readonly own: Held; readonly others: Held }
): string =>
  placesOf(path).reduce((address, place, index) => {
    const id = { own: held.own[place], others: held.others[place], unknown: v7(), malformed: "0" }[
      target[index] ?? "own"
    ]
    if (id === undefined) throw new Error(`test/matrix/target.ts says of nobody what they have at ${place}`)
    return address.replace(place, place.replace(/\{.*\}/, id))
  }, path)
