/**
 * The floor of sending: what a letter leaves behind, written by hand. Its bytes are digested and encrypted, its rows go in as
 * one transaction, in one round trip, and it is on the disk when it answers. Nobody is asked, nothing is decided, and no
 * wall stands between one mailbox and another.
 *
 * The same in steps: as many transactions as a letter has moments at which somebody must be able to count on it (begun, its
 * file there, accepted, the scan's turn, its verdict, in its mailbox, its sender told). Each locks the sending before it writes.
 * The sender waits for the first three; the other four can be shared by all letters that wait.
 */
import type pg from "pg"
import { type Hands, inOne, inTwo, type Sharing, sharing, type Write } from "./by-hand.ts"
import type { Letter } from "./letter.ts"

/** A letter in steps: what each transaction writes of it. */
interface Stepwise {
  readonly id: string
  readonly steps: ReadonlyArray<ReadonlyArray<pg.QueryConfig>>
}

const atSender = ["sending", "idempotency_key"]
const inMailbox = ["letter", "document", "log_line", "log_node", "delivery"]

/** How many of the steps a sender waits for. */
const ofSender = 3

/** Writes each letter in one transaction. */
export const writeInOne =
  ({ sample, clientOf }: Hands): Write =>
  (sender, content) => {
    const { of } = sample.like(content)
    return inOne(clientOf(sender), of(...atSender, ...inMailbox, "sending_event", "sender_event"))
  }

/** Writes each letter in seven transactions of its own. */
export const writeInSteps =
  (hands: Hands): Write =>
  async (sender, content) => {
    const letter = stepwise(hands.sample.like(content))
    for (const step of letter.steps.keys()) await take(hands, hands.clientOf(sender), step, [letter])
  }

/** Writes each letter in three transactions, and what is left of all that have come meanwhile in four. */
export const sharingSteps = (hands: Hands): Sharing =>
  sharing(
    async (sender, content) => {
      const letter = stepwise(hands.sample.like(content))
      for (const step of [...letter.steps.keys()].slice(0, ofSender)) {
        await take(hands, hands.clientOf(sender), step, [letter])
      }
      return letter
    },
    async (letters) => {
      const steps = [...(letters[0]?.steps.keys() ?? [])].slice(ofSender)
      for (const step of steps) await take(hands, hands.jobs, step, letters)
    }
  )

const stepwise = ({ id, of }: Letter): Stepwise => {
  const [arrived, accepted, cleared, ...delivered] = of("sending_event").map((query) => [query])
  const [toldAccepted, ...toldDelivered] = of("sender_event")
  const steps = [
    of(...atSender),
    arrived,
    [...(accepted ?? []), ...(toldAccepted === undefined ? [] : [toldAccepted])],
    [],
    cleared,
    of(...inMailbox),
    [...delivered.flat(), ...toldDelivered]
  ]
  return { id, steps: steps.map((step) => step ?? []) }
}

/** One step of these letters, in one transaction. */
const take = ({ sample }: Hands, client: pg.Client, step: number, letters: ReadonlyArray<Stepwise>): Promise<void> =>
  inTwo(
    client,
    letters.map(({ id }) => ({ ...lockSending, values: [sample.organisation, id] })),
    (locked) =>
      letters.flatMap(({ id, steps }, at) => [
        ...(locked[at]?.rowCount === 0 ? [] : [{ ...updateSending, values: [sample.organisation, id] }]),
        ...(steps[step] ?? [])
      ])
  )

const lockSending = { name: "floor lock", text: "select * from sending where organisation = $1 and id = $2 for update" }
const updateSending = {
  name: "floor update",
  text: "update sending set received = received where organisation = $1 and id = $2"
}
