import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { type Instant, osloDateOf } from "../calendar/index.ts"
import { registeredPerson } from "../channel/arbitrary.ts"
import { directoryEntry, recipient } from "../directory/arbitrary.ts"
import type { DirectoryEntry } from "../directory/index.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import { audienceOf } from "../notification/arbitrary.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost, eBoks, Provider, type ProviderProfile } from "../policy/index.ts"
import { priceList } from "../price/arbitrary.ts"
import { fitPdf, pdfFacts, printRequest } from "../print/arbitrary.ts"
import { sendingRequest } from "../sending/arbitrary.ts"
import type { DispatchRequest } from "./index.ts"

const number = fc.integer({ min: 1, max: 40 })
const often = <A>(arbitrary: fc.Arbitrary<A>, otherwise: fc.Arbitrary<A>): fc.Arbitrary<A> =>
  fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: otherwise })

const requestAt = (at: Instant, profile: ProviderProfile): fc.Arbitrary<DispatchRequest> =>
  fc.tuple(mailbox, directoryEntry, fc.boolean()).chain(([box, entry, receives]) =>
    fc.record({
      profile: fc.constant(profile),
      sender: organisation,
      request: fc
        .tuple(sendingRequest, often<Instant | null>(fc.option(instantAfter(at)), instant))
        .map(([request, visibleAt]) => ({ ...request, visibleAt })),
      to: fc.record({
        recipient,
        found: often(
          fc.constant<ReadonlyArray<DirectoryEntry>>([{ ...entry, mailbox: { id: box.id, visible: true, receives } }]),
          fc.array(directoryEntry, { maxLength: 2 })
        )
      }),
      register: fc.option(
        fc.record({
          person: registeredPerson,
          despiteReservation: fc.constantFrom(null, "Fare for liv og helse"),
          receivingElsewhere: fc.subarray([...Provider.literals])
        }),
        { freq: 2 }
      ),
      print: fc.record({
        request: printRequest,
        documents: often(
          fitPdf(profile.print).map((pdf) => [pdf] as const),
          fc.option(pdfFacts).map((pdf) => [pdf] as const)
        )
      }),
      printIfUnread: fc.option(
        instantAfter(at, 60 * 86_400_000).map((then) => osloDateOf(then)),
        { freq: 2 }
      ),
      prices: often(fc.constant(true), fc.constant(false)).chain((isInEffect) =>
        fc.tuple(priceList, priceList, fc.array(priceList, { maxLength: 2 })).map(([one, other, more]) => {
          const effectiveFrom = DateTime.subtract(at, { days: 1 })
          const set = isInEffect ? { effectiveFrom } : {}
          const digital = { ...one, ...set, service: "digitalLetter" }
          return [digital, { ...other, ...set, service: "paperLetter" }, ...more]
        })
      ),
      numbers: fc.record({ digitalLetter: number, paperLetter: number }),
      audience: fc.option(audienceOf(box, at), { freq: 5 }),
      bySms: fc.boolean()
    })
  )

const known: fc.Arbitrary<ProviderProfile> = fc.constantFrom(digipost, eBoks)

/** A letter to somebody, with all that its way is decided from, and when. */
export const dispatchRequest: fc.Arbitrary<{ readonly asked: DispatchRequest; readonly at: Instant }> = fc
  .tuple(instant, often(known, profile))
  .chain(([at, profile]) => fc.record({ asked: requestAt(at, profile), at: fc.constant(at) }))
