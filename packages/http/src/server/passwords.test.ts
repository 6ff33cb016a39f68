import { execFileSync } from "node:child_process"
import { closeSync, constants, openSync } from "node:fs"
import { mkdtemp, open, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Passwords } from "@postkasse/core/session"
import { Unavailable } from "@postkasse/core/transaction"
import { turnsOf } from "@postkasse/db"
import { Effect, ManagedRuntime } from "effect"
import { afterAll, expect, it } from "vitest"
import { passwords } from "../index.ts"

const folder = await mkdtemp(join(tmpdir(), "postkasse-passwords-"))
afterAll(() => rm(folder, { recursive: true }))

it("while something holds all of Node's threads, no password is waited for; afterwards they are judged again", async () => {
  const turns = turnsOf("passwords", 2, 300)
  const runtime = ManagedRuntime.make(passwords({ memoryCost: 1024, timeCost: 1 }, turns.run))
  const judge = (stored: string) => Effect.flatMap(Passwords, ({ verify }) => verify(stored, "hemmelig"))
  const stored = await runtime.runPromise(Effect.flatMap(Passwords, ({ hash }) => hash("hemmelig")))
  const pipe = join(folder, "pipe")
  execFileSync("mkfifo", [pipe])
  // Whoever opens a pipe to read waits in a thread for somebody to write.
  const held = Array.from({ length: 8 }, () => open(pipe, "r"))
  const judged = Array.from({ length: 6 }, () => runtime.runPromise(judge(stored)))
  for (const one of await Promise.allSettled(judged)) {
    expect(one).toMatchObject({ status: "rejected", reason: expect.any(Unavailable) })
  }
  const writer = openSync(pipe, constants.O_RDWR)
  for (const reader of held) await (await reader).close()
  await expect.poll(() => turns.isStuck()).toBe(false)
  expect(await runtime.runPromise(judge(stored))).toBe(true)
  closeSync(writer)
  await runtime.dispose()
})
