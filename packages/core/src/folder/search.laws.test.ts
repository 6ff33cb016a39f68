import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { subject } from "../letter/arbitrary.ts"
import { ownersRequest } from "../opening/arbitrary.ts"
import { list } from "../opening/index.ts"
import { sender } from "../organisation/arbitrary.ts"
import { type Line, type MailboxSearch, search } from "./index.ts"

const line: fc.Arbitrary<Line> = fc.record({
  sender: fc.option(sender, { freq: 4 }),
  subject: fc.option(subject, { freq: 4 }),
  visibleAt: instant
})
const lines = fc.array(line, { maxLength: 8 })
const part = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([one, other]) => text.slice(Math.min(one, other), Math.max(one, other)))
/** A search, each part of it often one that fits one of the lines. */
const soughtIn = (lines: ReadonlyArray<Line>): fc.Arbitrary<MailboxSearch> => {
  const [one] = lines
  return fc.record(
    {
      sender: fc.oneof(part(one?.sender?.name ?? "As"), fc.constantFrom("zz", one?.sender?.organisation ?? "  ")),
      title: fc.oneof(part(one?.subject ?? "xy"), fc.constantFrom("", "zz")),
      from: fc
        .oneof(osloDate, fc.constant(one === undefined ? null : osloDateOf(one.visibleAt)))
        .map((day) => day ?? ("2026-01-01" as never)),
      until: fc
        .oneof(osloDate, fc.constant(one === undefined ? null : osloDateOf(one.visibleAt)))
        .map((day) => day ?? ("2026-01-01" as never))
    },
    { requiredKeys: [] }
  )
}
const scene = lines.chain((lines) =>
  fc.record({ lines: fc.constant(lines), sought: soughtIn(lines), other: soughtIn(lines) })
)
const titled = (title: string, visibleAt = DateTime.makeUnsafe("2026-05-17T12:00:00Z")): Line => ({
  sender: null,
  subject: title,
  visibleAt
})

describe("searching a mailbox", () => {
  it("RECEIVE-5: finds some of the lines that are shown, in the order in which they are shown, and nothing else", () => {
    fc.assert(
      fc.property(scene, ({ lines, sought }) => {
        const found = search(lines, sought)
        expect(lines.filter((line) => found.includes(line))).toEqual(found)
      })
    )
  })

  it("RECEIVE-5: by nothing it finds everything, and the more is said the less is found: just what fits each part", () => {
    fc.assert(
      fc.property(scene, ({ lines, sought }) => {
        expect(search(lines, {})).toEqual(lines)
        expect(search(lines, { sender: " ", title: "\t" })).toEqual(lines)
        const parts = Object.entries(sought).map(([key, value]) => search(lines, { [key]: value }))
        const inAll = lines.filter((line) => parts.every((found) => found.includes(line)))
        expect(search(lines, sought)).toEqual(inAll)
      }),
      { numRuns: 300 }
    )
  })

  it("RECEIVE-5: whether a line is found depends on that line alone", () => {
    fc.assert(
      fc.property(scene, ({ lines, sought }) => {
        expect(search(lines, sought)).toEqual(lines.flatMap((line) => search([line], sought)))
      })
    )
  })

  it("RECEIVE-5: by any part of the title or the sender's name, in whatever case or composition, with whatever spaces", () => {
    const spelled = fc.constantFrom<(text: string) => string>(
      (text) => text.toLowerCase(),
      (text) => text.normalize("NFD"),
      (text) => `  ${text.replaceAll(" ", "  ")} `
    )
    fc.assert(
      fc.property(line, spelled, fc.nat(20), (line, spelled, from) => {
        fc.pre(line.subject !== null && line.sender !== null)
        if (line.subject === null || line.sender === null) return
        const rest = (text: string) => spelled([...text].slice(from).join(""))
        expect(search([line], { title: rest(line.subject.normalize("NFC")) })).toEqual([line])
        expect(search([line], { sender: rest(line.sender.name.normalize("NFC")) })).toEqual([line])
        expect(search([line], { title: `${line.subject}zq` })).toEqual([])
      })
    )
    expect(search([titled("Søknad om BARNEHAGE")], { title: "barnehage" })).toHaveLength(1)
    expect(search([titled("Søknad")], { title: "soknad" })).toEqual([])
  })

  it("RECEIVE-5: words that are written in one are not two, and one small letter is not two capitals", () => {
    expect(search([titled("Skatt 2026"), titled("Straße 5")], { title: "skatt2026" })).toEqual([])
    expect(search([titled("Straße 5")], { title: "strasse" })).toEqual([])
    expect(search([titled("Straße 5")], { title: "straße  5" })).toHaveLength(1)
  })

  it("RECEIVE-5: by the organisation's whole number, as people group it, and by no part of it", () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        fc.pre(one.sender !== null && other.sender?.organisation !== one.sender.organisation)
        const number = one.sender?.organisation ?? ""
        fc.pre(![one, other].some(({ sender }) => sender?.name.includes(number.slice(0, 8)) === true))
        expect(search([one, other], { sender: number })).toEqual([one])
        expect(
          search([one, other], { sender: `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}` })
        ).toEqual([one])
        expect(search([one], { sender: number.slice(0, 8) })).toEqual([])
      })
    )
  })

  it("RECEIVE-5, LIFE-8: by a time span of Oslo days, its first and last day in it", () => {
    fc.assert(
      fc.property(line, (line) => {
        const day = osloDateOf(line.visibleAt)
        const [before, after] = [addDays(day, -1), addDays(day, 1)]
        expect(search([line], { from: day, until: day })).toEqual([line])
        expect(search([line], { from: before, until: after })).toEqual([line])
        expect(search([line], { until: before })).toEqual([])
        expect(search([line], { from: after })).toEqual([])
        expect(search([{ ...line, visibleAt: endOf(day) }], { from: after, until: after })).toHaveLength(1)
      })
    )
  })

  it("FIELD-3: what the list hides of a sensitive letter cannot be found by guessing it", () => {
    fc.assert(
      fc.property(ownersRequest, subject, ({ profile, mailbox, letter, reader, at }, guess) => {
        const shown = (subject: typeof guess) => list(profile, mailbox, { ...letter, subject }, reader, at)
        const [one, other] = [shown(letter.subject), shown(guess)]
        if (one === null || other === null || one.subject !== null) return
        for (const title of [letter.subject, guess, "a", "e", " "]) {
          expect(search([one], { title }).length).toBe(search([other], { title }).length)
          expect(search([one], { title }).length).toBe(title === " " ? 1 : 0)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-25: what the reader is not shown is not found: two mailboxes that look alike are searched alike", () => {
    fc.assert(
      fc.property(scene, line, ({ lines, sought }, hidden) => {
        const shown = [...lines, hidden].filter((line) => line !== hidden)
        expect(search(shown, sought)).toEqual(search(lines, sought))
      })
    )
  })
})
