import { describe, expect, it } from "vitest"
import { findBrowser, launchBrowser, type Machine } from "./index.ts"

const machine = (platform: NodeJS.Platform, env: Machine["env"], programs: ReadonlyArray<string>) => {
  const lines: Array<string> = []
  const told: Machine = {
    platform,
    env,
    isProgram: (path) => programs.includes(path),
    tell: (line) => void lines.push(line)
  }
  return { ...told, lines }
}

describe("finding a browser", () => {
  it("takes what CHROME_PATH names before all else", () => {
    const given = machine("linux", { CHROME_PATH: "/opt/mine" }, ["/opt/mine", "/usr/bin/chromium"])
    expect(findBrowser(given)).toBe("/opt/mine")
  })

  it("does not silently take another when CHROME_PATH is wrong", () => {
    expect(() => findBrowser(machine("linux", { CHROME_PATH: "/gone" }, ["/usr/bin/chromium"]))).toThrow("/gone")
  })

  it.each<[NodeJS.Platform, Machine["env"], string]>([
    ["linux", {}, "/usr/bin/chromium"],
    ["linux", { PATH: "/bin:/opt/google/bin" }, "/opt/google/bin/google-chrome"],
    ["darwin", {}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["darwin", { HOME: "/Users/kari" }, "/Users/kari/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["win32", { ProgramFiles: "C:\\Program Files" }, "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"]
  ])("looks in the usual places of %s", (platform, env, program) => {
    expect(findBrowser(machine(platform, env, [program]))).toBe(program)
  })

  it.each(["linux", "darwin", "win32"] as const)("says in one line how to get one on %s", (platform) => {
    const bare = machine(platform, {}, [])
    expect(findBrowser(bare)).toBeNull()
    expect(bare.lines).toHaveLength(1)
    expect(bare.lines[0]).toMatch(/install.*CHROME_PATH/)
    expect(bare.lines[0]).not.toContain("\n")
  })

  it("fails in CI where there is none", () => {
    expect(() => findBrowser(machine("linux", { CI: "true" }, []))).toThrow("No Chromium or Chrome found")
  })
})

const program = findBrowser()

describe.runIf(program)("the browser of this machine", () => {
  it("starts, renders and ends", { timeout: 60_000 }, async () => {
    const browser = await launchBrowser(program ?? "")
    const page = await browser.newPage()
    await page.setContent("<h1>Postkasse</h1>")
    expect(await page.getByRole("heading").textContent()).toBe("Postkasse")
    await browser.close()
    expect(browser.isConnected()).toBe(false)
  })
})
