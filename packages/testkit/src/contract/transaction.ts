import { Mailboxes } from "@postkasse/core/mailbox"
import { type Organisation, Organisations } from "@postkasse/core/organisation"
import type { Transaction, Transactor } from "@postkasse/core/transaction"
import { Cause, Deferred, Effect, Exit, Fiber, Result } from "effect"
import { describe, expect } from "vitest"
import type { Case } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inOrganisation } from "./within.ts"

/** What keeps the promises of `Transactor`. */
export type TransactionPorts = Transactor | Organisations | Mailboxes

/** A transaction keeps all or nothing, for one key. `concurrent` says whether two may run at once. */
export const transactionContract = (on: Case<TransactionPorts>, concurrent: boolean) => {
  describe("a transaction", () => {
    on(
      "keeps what was written when its work gives a value, and a refusal is a value",
      Effect.gen(function* () {
        const organisation = fresh.organisation()
        const refused = Effect.as(put(organisation), Result.fail("no"))
        expect(yield* within(organisation, refused)).toEqual(Result.fail("no"))
        expect(yield* stored(organisation)).toEqual(organisation)
      })
    )

    on(
      "keeps nothing when its work dies, fails or is interrupted in the middle",
      Effect.gen(function* () {
        const organisation = fresh.organisation()
        const died = yield* Effect.exit(within(organisation, Effect.andThen(put(organisation), Effect.die("broken"))))
        expect(died).toEqual(Exit.die("broken"))
        const failed = yield* Effect.exit(within(organisation, Effect.andThen(put(organisation), Effect.fail("no"))))
        expect(failed).toEqual(Exit.fail("no"))
        const written = yield* Deferred.make<void>()
        const forEver = put(organisation).pipe(
          Effect.andThen(Deferred.succeed(written, undefined)),
          Effect.andThen(Effect.never)
        )
        const fiber = yield* Effect.forkChild(within(organisation, forEver))
        yield* Deferred.await(written)
        yield* Fiber.interrupt(fiber)
        expect(yield* stored(organisation)).toBeNull()
      })
    )

    on(
      "sees what it has written itself",
      Effect.gen(function* () {
        const organisation = fresh.organisation()
        const both = Effect.andThen(put(organisation), find(organisation))
        expect(yield* within(organisation, both)).toEqual(organisation)
      })
    )

    on(
      "does not nest: on one connection the inner one would wait for ever",
      Effect.gen(function* () {
        const organisation = fresh.organisation()
        const nested = within(organisation, within(fresh.organisation(), Effect.void))
        expect(Cause.hasDies(causeOf(yield* Effect.exit(nested)))).toBe(true)
      })
    )

    on(
      "is of one key: it reaches no other",
      Effect.gen(function* () {
        const [mine, theirs] = [fresh.organisation(), fresh.organisation()]
        const works: ReadonlyArray<Effect.Effect<unknown, never, Transaction | Organisations | Mailboxes>> = [
          put(theirs),
          find(theirs),
          Effect.flatMap(Mailboxes, (port) => port.find(fresh.mailbox()))
        ]
        for (const work of works) {
          expect(Cause.hasDies(causeOf(yield* Effect.exit(within(mine, work))))).toBe(true)
        }
        expect(yield* stored(theirs)).toBeNull()
      })
    )

    if (!concurrent) return
    on(
      "that has locked a row makes the next one wait until it is over",
      Effect.gen(function* () {
        const organisation = fresh.organisation()
        yield* within(organisation, put(organisation))
        const locked = yield* Deferred.make<void>()
        const go = yield* Deferred.make<void>()
        const changed = { ...organisation, mayUseNationalId: true }
        const first = Effect.gen(function* () {
          yield* lock(organisation)
          yield* Deferred.succeed(locked, undefined)
          yield* Deferred.await(go)
          yield* put(changed)
        })
        const holder = yield* Effect.forkChild(within(organisation, first))
        yield* Deferred.await(locked)
        const next = yield* Effect.forkChild(within(organisation, lock(organisation)))
        yield* Deferred.succeed(go, undefined)
        expect(yield* Fiber.join(next)).toEqual(changed)
        yield* Fiber.join(holder)
      })
    )
  })
}

const within = <A, E, R>({ number }: Organisation, work: Effect.Effect<A, E, R>) => inOrganisation(number, work)
const put = (organisation: Organisation) => Effect.flatMap(Organisations, (port) => port.put(organisation))
const find = ({ number }: Organisation) => Effect.flatMap(Organisations, (port) => port.find(number))
const lock = ({ number }: Organisation) => Effect.flatMap(Organisations, (port) => port.lock(number))
const stored = (organisation: Organisation) => within(organisation, find(organisation))

const causeOf = (exit: Exit.Exit<unknown, unknown>): Cause.Cause<unknown> =>
  Exit.isFailure(exit) ? exit.cause : Cause.empty
