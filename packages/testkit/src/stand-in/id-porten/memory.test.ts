import { describe, expect, it } from "vitest"
import { memory } from "./memory.ts"

describe("what the provider remembers", () => {
  it("is bounded for each kind: the oldest go first", async () => {
    const store = memory(2)
    const codes = store("AuthorizationCode")
    const sessions = store("Session")
    await sessions.upsert("s", { uid: "u" }, 60)
    for (const id of ["a", "b", "c"]) await codes.upsert(id, { jti: id }, 60)
    expect(await codes.find("a")).toBeUndefined()
    expect(await codes.find("c")).toEqual({ jti: "c" })
    expect(await sessions.findByUid("u")).toEqual({ uid: "u" })
  })

  it("forgets a grant's tokens with the grant, and nothing else", async () => {
    const store = memory()
    await store("AccessToken").upsert("t", { grantId: "g" }, 60)
    await store("AccessToken").upsert("other", { grantId: "h" }, 60)
    await store("Interaction").upsert("i", { grantId: "g" }, 60)
    await store("Grant").revokeByGrantId("g")
    expect(await store("AccessToken").find("t")).toBeUndefined()
    expect(await store("AccessToken").find("other")).toBeDefined()
    expect(await store("Interaction").find("i")).toBeDefined()
  })

  it("is over when its time is", async () => {
    const codes = memory()("AuthorizationCode")
    await codes.upsert("late", { jti: "late" }, -1)
    expect(await codes.find("late")).toBeUndefined()
  })

  it("knows that a code has been used", async () => {
    const codes = memory()("AuthorizationCode")
    await codes.upsert("a", { jti: "a" }, 60)
    await codes.consume("a")
    expect(await codes.find("a")).toMatchObject({ jti: "a", consumed: expect.any(Number) })
  })
})
