import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { digipost } from "../policy/index.ts"
import { contact, contactAddress, verificationId } from "./arbitrary.ts"
import {
  askVerification,
  type Contact,
  type ContactAddress,
  type ContactEvent,
  evolve,
  markBounced,
  removeAddress,
  type Standing,
  type VerificationId,
  verify
} from "./index.ts"

/** What somebody does: `which` chooses a verification among those that were asked for, the newest first. */
type Command =
  | { readonly do: "ask"; readonly address: ContactAddress; readonly replaces: ContactAddress | null }
  | { readonly do: "verify"; readonly which: number }
  | { readonly do: "remove" | "bounce"; readonly address: ContactAddress }

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      address: contactAddress,
      replaces: fc.option(contactAddress)
    })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("verify" as const), which: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("remove" as const, "bounce" as const), address: contactAddress })
  }
)
const timed = fc.record({ command, wait: fc.oneof(fc.nat(60_000), fc.nat(90_000_000)), id: verificationId })

/**
 * The slow second implementation: nothing but what has happened, in order; what is known of an address is read from it
 * every time.
 */
class History {
  private readonly past: Array<{ readonly key: string; readonly what: string; readonly standing: Standing | null }> = []
  constructor(contact: Contact) {
    for (const { address, standing } of contact.addresses) this.write(address, standing)
  }

  private write(address: ContactAddress, standing: Standing | null): void {
    this.past.push({ key: keyOf(address), what: address._tag, standing })
  }

  private get keys(): ReadonlyArray<string> {
    return [...new Set(this.past.map(({ key }) => key))].filter((key) => this.of(key) !== null)
  }

  of(key: string): Standing | null {
    return this.past.findLast((one) => one.key === key)?.standing ?? null
  }

  ask(address: ContactAddress, replaces: ContactAddress | null, standing: Standing, most: number): string {
    if (replaces !== null && this.of(keyOf(replaces)) === null) return "AddressNotFound"
    if (this.of(keyOf(address))?._tag === "Verified") return "AlreadyVerified"
    const leaving = [keyOf(address), ...(replaces === null ? [] : [keyOf(replaces)])]
    const sort = (key: string) => (key.includes("@") ? "Email" : "Phone")
    if (this.keys.filter((key) => sort(key) === address._tag && !leaving.includes(key)).length >= most) {
      return "TooManyAddresses"
    }
    if (replaces !== null) this.write(replaces, null)
    this.write(address, standing)
    return "VerificationAsked"
  }

  verify(id: VerificationId, at: Instant): string {
    for (const key of this.keys) {
      const standing = this.of(key)
      if (standing?._tag !== "Awaiting" || standing.verification !== id) continue
      if (DateTime.toEpochMillis(at) >= DateTime.toEpochMillis(standing.expiresAt)) continue
      this.past.push({ key, what: "", standing: { _tag: "Verified", at } })
      return "AddressVerified"
    }
    return "VerificationLapsed"
  }

  put(address: ContactAddress, standing: Standing | null, done: string): string {
    if (this.of(keyOf(address)) === null) return "AddressNotFound"
    this.write(address, standing)
    return done
  }

  get addresses(): ReadonlyArray<readonly [string, Standing | null]> {
    return this.keys.map((key) => [key, this.of(key)] as const)
  }
}

const keyOf = (address: ContactAddress): string =>
  (address._tag === "Email" ? address.email : address.phone).toLowerCase()
const mostOf = (contact: Contact, address: ContactAddress): number =>
  contact._tag === "OrganisationContact" ? 20 : address._tag === "Email" ? 3 : 1
const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)

describe("contact information as it changes", () => {
  it("CONTACT-3, CONTACT-4: is at every step what its whole history says it is", () => {
    fc.assert(
      fc.property(contact, instant, fc.array(timed, { maxLength: 30 }), (start, from, commands) => {
        const history = new History(start)
        const asked: Array<VerificationId> = []
        let [contact, at] = [start, from]
        for (const { command, wait, id } of commands) {
          at = DateTime.add(at, { milliseconds: wait })
          const [answer, expected] = ((): readonly [Result.Result<ContactEvent, { _tag: string }>, string] => {
            switch (command.do) {
              case "ask": {
                const { address, replaces } = command
                asked.unshift(id)
                const lives = address._tag === "Email" ? 86_400_000 : 900_000
                const expiresAt = DateTime.add(at, { milliseconds: lives })
                const standing: Standing = { _tag: "Awaiting", verification: id, expiresAt }
                return [
                  askVerification(digipost, contact, address, replaces, id, at),
                  history.ask(address, replaces, standing, mostOf(start, address))
                ]
              }
              case "verify": {
                const verification = asked[command.which] ?? id
                return [verify(contact, verification, at), history.verify(verification, at)]
              }
              case "remove":
                return [
                  removeAddress(contact, command.address, at),
                  history.put(command.address, null, "AddressRemoved")
                ]
              case "bounce":
                return [
                  markBounced(contact, command.address, at),
                  history.put(command.address, { _tag: "Bounced", at }, "AddressBounced")
                ]
            }
          })()
          expect(Result.isSuccess(answer) ? answer.success._tag : answer.failure._tag).toBe(expected)
          if (Result.isSuccess(answer)) contact = evolve(contact, answer.success)
          const addresses = contact.addresses.map(({ address, standing }) => [keyOf(address), standing] as const)
          expect(addresses.toSorted(byKey)).toEqual(history.addresses.toSorted(byKey))
        }
      }),
      { numRuns: 300 }
    )
  })
})
