import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { settingsIn } from "./environment.ts"

const outside = {
  ID_PORTEN_ISSUER: "https://idporten.example",
  ID_PORTEN_CLIENT_ID: "postkasse",
  ID_PORTEN_KEY_FILE: "key.jwk",
  MASKINPORTEN_ISSUER: "https://maskinporten.example/"
}

describe("the environment", () => {
  it.each(["65534", "65535"])("PORT %s leaves no room for the stand-ins, and serves where there are none", (PORT) => {
    const refused = settingsIn({ PORT })
    expect(Result.isFailure(refused) ? refused.failure : "").toMatch(/^PORT .* 65533\.$/u)
    expect(Result.isSuccess(settingsIn({ PORT, ...outside }))).toBe(true)
  })

  it.each(["0", "1", "65533"])("PORT %s is a port", (PORT) => {
    expect(Result.isSuccess(settingsIn({ PORT }))).toBe(true)
  })
})
