import { personName, subject } from "@postkasse/core/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type EventName, events, kinds, logTo } from "./index.ts"

/** What a person, a letter or a secret may be spelled as. */
const secret = fc.oneof(
  fc.stringMatching(/^[0-7]\d{10}$/u),
  personName.map(({ first, last }) => `${first} ${last}`),
  subject.filter((text) => /\s/u.test(text)),
  fc.emailAddress(),
  fc.stringMatching(/^\+47[49]\d{7}$/u),
  fc.uint8Array({ minLength: 20, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64url"))
)
const eventName = fc.constantFrom(...(Object.keys(events) as ReadonlyArray<EventName>))
const fieldNames = [...new Set(Object.values(events).flatMap(({ fields }) => Object.keys(fields)))]

const written = (name: EventName, fields: Readonly<Record<string, unknown>>, least: "info" | "error" = "info") => {
  const lines: Array<string> = []
  const log = logTo((line) => lines.push(line), least)
  // As from code that has talked the compiler into it.
  log(name, fields)
  return lines.join("")
}

describe("the log", () => {
  it("TRUST-2: every field of every event is of one of the closed kinds", () => {
    const closed = new Set<unknown>(Object.values(kinds))
    for (const [name, { fields }] of Object.entries(events)) {
      for (const [field, kind] of Object.entries(fields)) expect(closed.has(kind), `${name}.${field}`).toBe(true)
    }
  })

  it("TRUST-2: no kind takes the number, the name or the address of a person, a subject or a token", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(kinds)), secret, ([name, kind], text) => {
        const is = Schema.is<Schema.Top>(kind)
        const spelled = [text, `/${text}`, [text], encodeURIComponent(text), text.toLowerCase(), { text }]
        for (const value of [...spelled, Number(text)])
          expect(is(value), `${name}: ${JSON.stringify(value)}`).toBe(false)
      })
    )
  })

  it("TRUST-2: whatever a call is given, a line holds nothing but what fits", () => {
    fc.assert(
      fc.property(
        eventName,
        fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), secret), secret),
        (name, fields) => {
          expect(Object.keys(JSON.parse(written(name, fields)))).toEqual(["time", "level", "event"])
        }
      )
    )
  })

  it("is a line of JSON an event, with what fits and without what is not known", () => {
    const line = written("JobFailed", { job: "relay", name: "TypeError", part: null, code: undefined, places: [] })
    expect(line.endsWith("\n")).toBe(true)
    expect(JSON.parse(line)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      level: "error",
      event: "JobFailed",
      job: "relay",
      name: "TypeError",
      places: []
    })
  })

  it("is silent below its level", () => {
    fc.assert(
      fc.property(eventName, (name) => {
        expect(written(name, {}, "error") !== "").toBe(events[name].level === "error")
      })
    )
  })
})
