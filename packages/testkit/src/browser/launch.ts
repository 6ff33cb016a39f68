import type { Browser, LaunchOptions } from "playwright-core"

/**
 * Starts the browser found by `findBrowser`, headless, with all that would make it call home turned off. Whoever starts it
 * closes it; it ends with the process otherwise.
 */
export const launchBrowser = async (program: string, options: LaunchOptions = {}): Promise<Browser> => {
  // Loaded only now: a config that just looks for a browser need not wait for it.
  const { chromium } = await import("playwright-core")
  return chromium.launch({ ...options, executablePath: program, args: [...flags(), ...(options.args ?? [])] })
}

const flags = (): ReadonlyArray<string> => [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  // Chromium's sandbox refuses root. Elsewhere it stays.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])
]
