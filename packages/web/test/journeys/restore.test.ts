import { execFile } from "node:child_process"
import { rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { place, type Running, runServer } from "@postkasse/testkit/load"
import { demoTown } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { beginVisit, letterOn, logIn, type Visit } from "./visit.ts"

const { solveig } = demoTown.person
const at = (path: string) => fileURLToPath(new URL(`../../../http/src/server/${path}`, import.meta.url))
const execute = promisify(execFile)

/** A server of its own, which is backed up, works on, loses its database and is put back to the backup; and a browser that remembers. */
describe("the access log after a restore", () => {
  let here: Awaited<ReturnType<typeof place>>
  let server: Running
  let visit: Visit
  beforeAll(async () => {
    here = await place()
    await start()
    const origin = `http://127.0.0.1:${here.port}`
    const standIn = (beyond: number) => `http://127.0.0.1:${here.port + beyond}`
    visit = await beginVisit({ server: { origin, idPorten: standIn(1), tokens: standIn(2) } })
  })
  afterAll(async () => {
    await visit.breakOff()
    server.child.kill("SIGKILL")
    await server.ended
    await Promise.all([here.remove(), rm(`${here.dataDir}-copy`, { recursive: true, force: true })])
  })

  const environment = () => ({ DATA_DIR: here.dataDir, PORT: String(here.port) })
  const start = async () => {
    server = runServer(at("main.ts"), environment())
    await server.started
    expect(server.output()).toContain("Ctrl-C ends it.")
  }
  const stop = async () => {
    await visit.page.goto("about:blank")
    server.child.kill("SIGTERM")
    await server.ended
  }
  const command = async (name: "backup" | "restore") => {
    const env = { ...environment(), PATH: process.env["PATH"] }
    return (
      await execute(process.execPath, [at(`command/${name}.ts`), `${here.dataDir}-copy`], {
        env
      })
    ).stdout
  }
  const arrive = async (page: Page, path: string) => {
    const { origin, idPorten } = {
      origin: `http://127.0.0.1:${here.port}`,
      idPorten: `http://127.0.0.1:${here.port + 1}`
    }
    await page.goto(path)
    await logIn(page, solveig, "minid", { origin, idPorten, tokens: "" })
  }

  it("FIELD-24: the browser that remembers a longer log is told that it is shorter, since when and by which copy, and goes on from there", async () => {
    const { page } = visit
    await arrive(page, "/log")
    await page.getByText("Loggen er hel.").waitFor()
    await stop()
    expect(await command("backup")).toContain("Backed up")

    await start()
    await page.goto("/")
    await page.locator("a.line", { hasText: "Medlemsbladet" }).first().click()
    await letterOn(page).waitFor()
    await page.goto("/log")
    await page.locator(".log-entry", { hasText: "Du åpnet brevet" }).first().waitFor()
    await page.getByText(/Loggen er ikke endret siden \d/u).waitFor()
    await stop()
    await rename(join(here.dataDir, "database"), join(here.dataDir, "lost"))
    expect(await command("restore")).toContain("Restored")

    await start()
    await arrive(page, "/log")
    const shorter = page.locator(".ds-alert", { has: page.getByRole("heading", { name: "Loggen er kortere enn før" }) })
    await shorter.waitFor()
    expect(await shorter.innerText()).toMatch(
      /la vi tilbake en sikkerhetskopi \S+ \d+\. \S+ \d{4} kl\. \d\d\.\d\d\. Kopien er fra \S+ \d+\. \S+ \d{4} kl\. \d\d\.\d\d\./u
    )
    await page.getByText(/Loggen er ikke endret siden .* etter at kopien ble lagt tilbake/u).waitFor()
    expect(await page.getByRole("alert").count()).toBe(0)

    // From here on it has grown from what it is now, and is told of for as long as entries are missing.
    await page.reload()
    await shorter.waitFor()

    // A head that was there before the copy is in the copy: nothing explains that it is another.
    await page.evaluate(() => {
      for (const [key, text] of Object.entries(localStorage)) {
        if (key.startsWith("postkasse.log.")) {
          const kept = JSON.parse(text) as { size: number; time: number; shortened: { copied: number } }
          const time = kept.shortened.copied - 1
          localStorage.setItem(key, JSON.stringify({ ...kept, time, root: "0".repeat(64) }))
        }
      }
    })
    await page.reload()
    await page.getByRole("heading", { name: "Loggen stemmer ikke" }).waitFor()
    await visit.end()
  }, 180_000)
})
