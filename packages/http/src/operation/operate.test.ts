import { Hono } from "hono"
import { describe, expect, it } from "vitest"
import { refuseUndeclared } from "./index.ts"

describe("an API", () => {
  it.each([
    ["a plain route", new Hono().get("/letters", (c) => c.text("all of them"))],
    [
      "a route behind another",
      new Hono().route(
        "/v1",
        new Hono().post("/letters", (c) => c.text("sent"))
      )
    ],
    ["a handler for everything", new Hono().all("*", (c) => c.text("anything"))],
    ["a layer before the gate", new Hono().use(async (_, next) => next())]
  ])("with %s that says nothing of who it is for does not start", (_, api) => {
    expect(() => refuseUndeclared(api)).toThrow("nobody has said who it is for")
  })
})
