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
  it.each(["-1", "601", "1.5", "soon"])("DRAIN_SECONDS %s is no while", (DRAIN_SECONDS) => {
    expect(settingsIn({ DRAIN_SECONDS })).toEqual(Result.fail("The environment variable DRAIN_SECONDS cannot be read."))
  })

  it("goes on answering for a while once it is told to stop, where there may be a load balancer to see it", () => {
    const drainOf = (set: Readonly<Record<string, string>>) => Result.getOrThrow(settingsIn(set)).drain
    expect([drainOf(outside), drainOf({})]).toEqual([10_000, 0])
    expect([drainOf({ ...outside, DRAIN_SECONDS: "0" }), drainOf({ DRAIN_SECONDS: "3" })]).toEqual([0, 3_000])
  })

  it.each(["65534", "65535"])("PORT %s leaves no room for the stand-ins, and serves where there are none", (PORT) => {
    const refused = settingsIn({ PORT })
    expect(Result.isFailure(refused) ? refused.failure : "").toMatch(/^PORT .* 65533\.$/u)
    expect(Result.isSuccess(settingsIn({ PORT, ...outside }))).toBe(true)
  })

  it.each([
    ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
    ["clamd.internal:3310", { host: "clamd.internal", port: 3310 }],
    ["[::1]:3310", { host: "::1", port: 3310 }]
  ])("TRUST-7: CLAMD %s is where clamd listens", (CLAMD, clamd) => {
    expect(Result.getOrThrow(settingsIn({ CLAMD })).clamd).toEqual(clamd)
  })

  it.each(["clamd.internal", "run/clamd.ctl", "clamd.internal:port", "clamd:70000", "clamd:0", ":3310"])(
    "TRUST-7: CLAMD %s names nothing, and nobody goes on unscanned for it",
    (CLAMD) => {
      expect(settingsIn({ CLAMD })).toEqual(Result.fail("The environment variable CLAMD cannot be read."))
    }
  )

  it.each(["0", "1", "65533"])("PORT %s is a port", (PORT) => {
    expect(Result.isSuccess(settingsIn({ PORT }))).toBe(true)
  })

  it("names a bucket with its region, or none", () => {
    const named = { S3_BUCKET: "brev", S3_REGION: "eu-north-1" }
    const bucketIn = (set: Readonly<Record<string, string>>) => Result.map(settingsIn(set), ({ bucket }) => bucket)
    expect(bucketIn({})).toEqual(Result.succeed(null))
    expect(bucketIn(named)).toEqual(Result.succeed({ name: "brev", region: "eu-north-1", endpoint: null }))
    const endpoint = "https://s3.example"
    expect(bucketIn({ ...named, S3_ENDPOINT: endpoint })).toMatchObject({ success: { endpoint } })
    for (const set of [{ S3_BUCKET: "brev" }, { S3_REGION: "eu-north-1" }, { S3_ENDPOINT: endpoint }]) {
      expect(bucketIn(set), JSON.stringify(set)).toMatchObject({ failure: expect.stringContaining("S3_BUCKET") })
    }
    expect(bucketIn({ ...named, S3_ENDPOINT: "s3.example" })).toMatchObject({
      failure: expect.stringContaining("S3_ENDPOINT")
    })
  })
})
