import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type Browser,
  begin,
  file,
  type Integrator,
  integratorOf,
  lettersOf,
  logIn,
  problemIn,
  requestTo,
  send,
  startWorld,
  type World
} from "./world.ts"

const { municipality } = demoTown.organisation
const { solveig } = demoTown.person

let world: World
let person: Browser
let machine: Integrator
beforeAll(async () => {
  world = await startWorld()
  person = await logIn(world, solveig)
  machine = await integratorOf(world, municipality)
})
afterAll(() => world.close())

/** Moments that RFC 3339 can write, and that no calendar here has. */
const moments = [
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+23:59",
  "9999-12-31T23:59:59Z",
  "9999-12-31T23:59:59-23:59"
]
const cursor = (json: string): string => Buffer.from(json).toString("base64url")

describe("what nothing here can hold is refused before it is stored or looked for", () => {
  it.each(moments)("FIELD-6: a delivery time in no year that we have: %s", async (visibleAt) => {
    const asked = requestTo(solveig, [file("Hei")], { visibleAt })
    const response = await machine.send("POST", "/api/v1/sendings", asked, { "idempotency-key": visibleAt })
    const problem = await problemIn(response)
    expect(problem).toMatchObject({
      status: 400,
      code: "MalformedRequest",
      facts: { faults: [{ field: "visibleAt" }] }
    })
  })

  it.each(moments)("a cursor into the letters from there: %s", async (visibleAt) => {
    const after = cursor(JSON.stringify({ visibleAt, id: "01890000-0000-7000-8000-000000000000" }))
    const path = `/api/v1/mailboxes/${world.mailboxes.get(solveig)}/letters?after=${after}`
    expect(await problemIn(await person.get(path))).toMatchObject({ status: 400, code: "MalformedRequest" })
  })

  it.each(["9007199254740992", "9223372036854775808", "1e300"])(
    "a cursor into the events beyond the last: %s",
    async (position) => {
      const response = await machine.get(`/api/v1/events?after=${cursor(position)}`)
      expect(await problemIn(response)).toMatchObject({ status: 400, code: "MalformedRequest" })
    }
  )

  it.each(["2147483648", "9007199254740991"])("and no cursor into the events that may come: %s", async (position) => {
    const response = await machine.get(`/api/v1/events?after=${cursor(position)}`)
    expect(await response.json()).toEqual({ events: [], next: cursor(position) })
  })

  it("TRUST-3: digests of kinds that we do not know are looked past, whatever they are called", async () => {
    const { files } = await begin(machine, requestTo(solveig, [file("Hei")]))
    for (const kind of ["md5", "constructor", "__proto__", "to-string"]) {
      const headers = { "content-type": "text/plain", "content-digest": `${kind}=:AAAA:` }
      expect((await machine.send("PUT", files[0]?.href ?? "", Buffer.from("Hei"), headers)).status, kind).toBe(204)
    }
  })
})

describe("FIELD-25: an id has one spelling: in capitals it is one that nobody has", () => {
  it("for a person, of mailbox, letter and document", async () => {
    await send(world, municipality, solveig)
    const [letter] = await lettersOf(world, person, solveig)
    const path = `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}`
    const opened = await person.send("POST", `${path}/openings`)
    const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
    const href = contents.documents[0]?.href ?? ""
    expect((await person.get(href)).status).toBe(200)
    const ids = href.match(/[0-9a-f-]{36}/g) ?? []
    expect(ids).toHaveLength(3)
    for (const id of ids) {
      for (const address of [href, path, `/api/v1/mailboxes/${letter?.mailbox}/letters`]) {
        if (!address.includes(id)) continue
        const problem = await problemIn(await person.get(address.replace(id, id.toUpperCase())))
        expect(problem.status, address).toBe(404)
      }
    }
  })

  it("for a sender, of sending and file", async () => {
    const { id, files } = await begin(machine, requestTo(solveig, [file("Hei")]))
    const path = `/api/v1/sendings/${id}`
    expect((await machine.get(path)).status).toBe(200)
    const [, document = ""] = files[0]?.href.split("/files/") ?? []
    const put = (to: string) => machine.send("PUT", to, Buffer.from("Hei"), { "content-type": "text/plain" })
    expect(await problemIn(await machine.get(path.replace(id, id.toUpperCase())))).toMatchObject({ status: 404 })
    expect(await problemIn(await put(`${path}/files/${document.toUpperCase()}`))).toMatchObject({ status: 404 })
    expect((await put(`${path}/files/${document}`)).status).toBe(204)
  })
})

it("none of it was a fault", () => {
  expect(world.faults).toEqual([])
})
