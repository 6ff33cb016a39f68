import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { PersonId } from "../identity/index.ts"
import { digipost } from "../policy/index.ts"
import { judgeSession, type Session, SessionId } from "./index.ts"

const id = "0190b5a0-0000-7000-8000-000000000001"
const started = (device: Session["device"], at: string, lastUse = at): Session => ({
  id: SessionId.make(id),
  person: PersonId.make(id),
  device,
  proof: { _tag: "ElectronicLogin", level: "high", electronicId: "bankid" },
  startedAt: DateTime.makeUnsafe(at),
  lastUse: DateTime.makeUnsafe(lastUse),
  passwordChosenAt: null
})
const worth = (session: Session, at: string) => {
  const standing = judgeSession(digipost.session, session, null, DateTime.makeUnsafe(at))
  return Result.isSuccess(standing) ? standing.success.level : standing.failure.rules
}

describe("sessions: cases", () => {
  const browser = started("browser", "2026-11-22T08:00:00Z")
  const app = started("mobile", "2026-02-01T11:00:00Z", "2026-02-15T11:00:00Z")

  it("AUTH-10: half an hour without use ends a browser session", () => {
    expect(worth(browser, "2026-11-22T08:29:59.999Z")).toBe("high")
    expect(worth(browser, "2026-11-22T08:30:00Z")).toEqual(["AUTH-10"])
  })

  it("AUTH-10: eight hours end it though it was used a minute ago", () => {
    const busy = started("browser", "2026-11-22T08:00:00Z", "2026-11-22T15:59:00Z")
    expect(worth(busy, "2026-11-22T15:59:59Z")).toBe("high")
    expect(worth(busy, "2026-11-22T16:00:00Z")).toEqual(["AUTH-10"])
  })

  it("AUTH-9: the app opens, but what needs more than a password is locked, a week after the login", () => {
    expect(worth(app, "2026-02-15T12:00:00Z")).toBe("password")
    expect(worth(started("mobile", "2026-02-15T11:00:00Z"), "2026-02-16T10:59:59Z")).toBe("high")
    expect(worth(started("mobile", "2026-02-15T11:00:00Z"), "2026-02-16T11:00:00Z")).toBe("password")
  })

  it("AUTH-8: sixty days after last use, at midnight in Oslo, in summer time by then", () => {
    expect(worth(app, "2026-04-16T21:59:59.999Z")).toBe("password")
    expect(worth(app, "2026-04-16T22:00:00Z")).toEqual(["AUTH-8"])
  })
})
