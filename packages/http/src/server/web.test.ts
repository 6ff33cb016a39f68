import { describe, expect, it } from "vitest"
import { webFiles } from "./web.ts"

const logsOutAt = (origin: string | null) =>
  webFiles(
    true,
    () => origin,
    (_, next) => next()
  )
const web = logsOutAt("https://login.idporten.example")
const secret = /"dependencies"|root:|postkasse\/web/u

describe("the web's files", () => {
  it.each([
    "/",
    "/letters/1",
    "/login?problem=%3Cscript%3E",
    "/assets/nothing.js",
    "/nothing.png",
    "/manifest.webmanifest"
  ])("are told to the browser with what it may do with them, found or not: %s", async (path) => {
    const { headers, status } = await web.request(path)
    expect(status).toBe(path.includes("nothing") ? 404 : 200)
    const policy = headers.get("content-security-policy") ?? ""
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|http:/u)
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=63072000; includeSubDomains"
    })
  })

  it.each([
    ...[
      "/../package.json",
      "/..%2fpackage.json",
      "/%2e%2e/package.json",
      "/%2e%2e%2fpackage.json",
      "/..%5cpackage.json"
    ],
    ...["/assets/../../package.json", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e%2f%2e%2e%2fpackage.json"],
    ...["//etc/passwd", "/%2fetc/passwd", "/assets//etc/passwd", "/....//....//etc/passwd", "/%00/../package.json"],
    ...["/index.html%00.js", "/%c0%ae%c0%ae/package.json", "/.env", "/.git/config", "/../src/main.tsx"]
  ])("are its own and no others, however a path is written: %s", async (path) => {
    const response = await web.request(new Request(`https://postkasse.example${path}`))
    expect(await response.text()).not.toMatch(secret)
    expect([200, 400, 404]).toContain(response.status)
    if (response.status === 200) expect(response.headers.get("content-type")).toMatch(/^text\/html/u)
  })

  it.each([
    ["https://login.idporten.example", "form-action 'self' https://login.idporten.example"],
    [null, "form-action 'self'"]
  ])("post forms here, and where logging out goes on: %s", async (origin, formAction) => {
    const { headers } = await logsOutAt(origin).request("/")
    const parts = (headers.get("content-security-policy") ?? "").split(";").map((part) => part.trim())
    expect(parts).toContain(formAction)
  })

  it("ask where logging out goes on for a page alone, found or not", async () => {
    let asked = 0
    const web = webFiles(
      true,
      () => {
        asked += 1
        return "https://login.idporten.example"
      },
      (_, next) => next()
    )
    for (const path of ["/assets/nothing", "/assets/nothing.js", "/nothing.png", "/manifest.webmanifest"]) {
      const { headers } = await web.request(path)
      expect(headers.get("content-security-policy")).toMatch(/form-action 'self'(?:;|$)/u)
    }
    expect(asked).toBe(0)
    for (const path of ["/", "/login"]) await web.request(path)
    expect(asked).toBe(2)
  })

  it.each(["POST", "PUT", "DELETE", "PATCH", "TRACE"])("are read, and not asked by %s", async (method) => {
    const request = new Request("https://postkasse.example/")
    Object.defineProperty(request, "method", { value: method })
    expect((await web.fetch(request)).status).toBe(404)
  })
})
