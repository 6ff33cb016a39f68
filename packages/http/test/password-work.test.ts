import { NationalId } from "@postkasse/core/identity"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import { type Trace, traced } from "./matrix/trace.ts"
import { browserAt, startWorld, storedIn, type World } from "./world.ts"

/** The cost of each hash that a password was held against, as the hash tells it. */
const costs: Array<string> = []
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const argon2 = await importOriginal<typeof import("@node-rs/argon2")>()
  const verify: typeof argon2.verify = (hash, ...rest) => {
    costs.push(String(hash).split("$").slice(1, 4).join(" "))
    return argon2.verify(hash, ...rest)
  }
  return { ...argon2, verify }
})

const { solveig, torvald } = demoTown.person
/** A number that somebody could have, and nobody in the town has. */
const nobody = NationalId.make("17838900054")

const trace: Trace = []
let world: World
beforeAll(async () => {
  world = await startWorld(undefined, traced(trace, storedIn()))
})
afterAll(() => world.close())

/** What a wrong password costs the server. */
const workOf = async (nationalId: string) => {
  costs.length = 0
  trace.length = 0
  const password = "feil hest batteri stift"
  const answer = await browserAt(world).send("POST", "/api/v1/login/password", { nationalId, password })
  return { status: answer.status, hashed: [...costs], asked: trace.map(({ asked }) => asked) }
}

it("AUTH-12: a wrong password costs the same work for a person, one without a password, and nobody at all", async () => {
  const known = await workOf(solveig.nationalId)
  expect(known).toMatchObject({ status: 401, hashed: [expect.stringMatching(/^argon2id v=19 m=/u)] })
  expect(known.asked).toContain("People.passwordOf")
  expect(await workOf(torvald.nationalId)).toEqual(known)
  expect(await workOf(nobody)).toEqual(known)
})
