import { Hono } from "hono"
import { describe, expect, it } from "vitest"
import { networkAddressOf } from "./address.ts"

const seenAs = async (forwarded: string | null, proxies: number): Promise<string> => {
  const app = new Hono().get("/", (c) => c.text(networkAddressOf(c, proxies)))
  return (await app.request("/", { headers: forwarded === null ? {} : { "x-forwarded-for": forwarded } })).text()
}

describe("the address that guesses are counted under", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:50123", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:192.0.2.1]:50123", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:50123", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"]
  ])("AUTH-12: %s is %s, whatever the port", async (forwarded, address) => {
    expect(await seenAs(forwarded, 1)).toBe(address)
  })

  it("AUTH-12: is what our outermost proxy saw, not what the caller says", async () => {
    expect(await seenAs("203.0.113.7, 192.0.2.1", 1)).toBe("192.0.2.1")
    expect(await seenAs("203.0.113.7, 192.0.2.1, 10.0.0.1", 2)).toBe("192.0.2.1")
    expect(await seenAs("203.0.113.7", 0)).toBe("unknown")
  })

  it.each([null, "", ",", "192.0.2.1"])("AUTH-12: is one for all that come past the proxies: %j", async (forwarded) => {
    expect(await seenAs(forwarded, 3)).toBe("unknown")
  })
})
