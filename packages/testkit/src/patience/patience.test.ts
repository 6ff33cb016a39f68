import { expect, it } from "vitest"
import { inTime } from "./index.ts"

it("gives what comes in time, a fault as it is, and says what did not come", async () => {
  expect(await inTime(Promise.resolve("here"), 1_000, () => "it")).toBe("here")
  await expect(inTime(Promise.reject(new Error("broken")), 1_000, () => "it")).rejects.toThrow("broken")
  const never = new Promise<never>(() => undefined)
  await expect(inTime(never, 1, () => "the post")).rejects.toThrow("Not within 1 ms: the post")
})
