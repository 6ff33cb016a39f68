import type { demoTown } from "@postkasse/testkit/town"
import { DateTime, Effect } from "effect"
import { sendLetter } from "./send.ts"
import { settleOrganisation, settlePerson, stopMail } from "./settle.ts"

/**
 * Loads the demo town through the workflows that everybody's letters go through, each at the moment it came. Idempotent:
 * broken off anywhere and begun again, it completes what is there.
 */
export const loadTown = Effect.fnUntraced(function* (town: typeof demoTown, since: Date) {
  // The first start's moment, not this one's: the files of a sending that was broken off are then the same bytes.
  const now = DateTime.fromDateUnsafe(since)
  yield* Effect.forEach(town.organisations, settleOrganisation, { discard: true })
  const settled = yield* Effect.forEach(town.people, (person) =>
    Effect.map(settlePerson(person), (mailbox) => ({ ...person, mailbox, stopped: person.mailbox === "deactivated" }))
  )
  const stopped = settled.filter((person) => person.stopped)
  // Stopping mail is the last that is done: where it is done, all is.
  if (stopped.every(({ mailbox }) => mailbox.life._tag !== "Active")) return
  for (const [index, letter] of town.letters(since).entries()) {
    const from = town.organisations.find(({ number }) => number === letter.sender)
    const to = settled.find(({ nationalId }) => nationalId === letter.recipient)
    if (from === undefined || to === undefined)
      return yield* Effect.die(new Error("A letter of the town has no sender or recipient in it"))
    yield* sendLetter(letter, `demo-town-${index}`, from, to, now)
  }
  yield* Effect.forEach(stopped, ({ mailbox }) => stopMail(mailbox), { discard: true })
})
