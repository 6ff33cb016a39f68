import { DateTime, Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { digipost } from "../policy/index.ts"
import { AddressDigits, addressOf, oldAddressResolvesUntil, parseMailboxAddress } from "./index.ts"

const digits = AddressDigits.make("123")

describe("mailbox addresses: cases", () => {
  it.each([
    ["Ola", "Nordmann", "ola.nordmann#123"],
    ["Åse-Marie", "Bjørnæs", "åse.marie.bjørnæs#123"],
    ["Zoë", "Müller Strauß", "zoe.muller.strauss#123"],
    ["Šárá", "Čeavžá", "sara.ceavza#123"],
    ["Jean", "L'Œuf", "jean.l.oeuf#123"],
    ["Änne", "Öhman", "ænne.øhman#123"],
    ["Þórður", "Đorđević", "thordur.dordevic#123"],
    ["Łukasz", "Işık", "lukasz.isik#123"],
    ["Ŋárŧu", "Vuoŋŋa", "nartu.vuonna#123"],
    ["李", "明", "postkasse#123"],
    ["🎉", "🎉", "postkasse#123"],
    ["Mohammed", "محمد", "mohammed#123"]
  ])("CONTACT-6: %s %s has %s", (first, last, address) => {
    expect(addressOf({ first, last }, digits)).toBe(address)
  })

  it("CONTACT-6: a long name is cut, not refused", () => {
    expect(addressOf({ first: "a".repeat(500), last: "b" }, digits)).toBe(`${"a".repeat(100)}#123`)
    expect(addressOf({ first: "a".repeat(99), last: "b" }, digits)).toBe(`${"a".repeat(99)}#123`)
    expect(addressOf({ first: "a".repeat(98), last: "b" }, digits)).toBe(`${"a".repeat(98)}.b#123`)
  })

  it.each([
    ["123", true],
    ["12345678", true],
    ["12", false],
    ["123456789", false],
    ["123a", false],
    ["a123", false],
    ["١٢٣", false]
  ])("CONTACT-6: %j are the digits of an address: %j", (text, are) => {
    expect(Schema.is(AddressDigits)(text)).toBe(are)
  })

  it.each([
    [" Ola.Nordmann#123a ", "ola.nordmann#123A"],
    ["ola.nordmann#123", "ola.nordmann#123"],
    ["ola.nordmann", null],
    ["ola.nordmann#12", null],
    ["ola.nordmann#123#", null],
    ["ola..nordmann#123", null],
    [".ola#123", null],
    ["ola@nordmann#123", null],
    ["#123", null],
    ["ola#١٢٣", null],
    ["", null]
  ])("CONTACT-6: %j is read as %j", (typed, address) => {
    expect(Result.getOrNull(parseMailboxAddress(typed))).toBe(address)
  })

  it("CONTACT-6: twelve months, through a leap day", () => {
    const until = oldAddressResolvesUntil(digipost.directory, DateTime.makeUnsafe("2024-02-29T12:00:00Z"))
    expect(until).toEqual(DateTime.makeUnsafe("2025-02-28T23:00:00Z"))
  })
})
