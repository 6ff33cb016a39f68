import { accessSync, constants } from "node:fs"
import { posix, win32 } from "node:path"

/** What finding a browser depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isProgram: (path: string) => boolean
  /** Tells the person at the machine one line. */
  readonly tell: (line: string) => void
}

/**
 * The program of an installed Chromium, Chrome or Edge: what `CHROME_PATH` names, or the first in the usual places. Where
 * there is none it says in one line how to get one and answers null; with `CI` set it throws, since there the journeys must
 * have run.
 */
export const findBrowser = (machine: Machine = thisMachine): string | null => {
  const { env, isProgram } = machine
  const named = env["CHROME_PATH"]
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`CHROME_PATH names no program: ${named}`)
  }
  const found = usualPlaces(machine).find(isProgram)
  if (found !== undefined) return found
  const line = `No Chromium or Chrome found, so no browser test can run. To get one: ${remedy(machine.platform)}, or set CHROME_PATH.`
  if (env["CI"]) throw new Error(line)
  machine.tell(line)
  return null
}

const usualPlaces = ({ platform, env }: Machine): ReadonlyArray<string> => {
  if (platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => env[name] ?? [])
    const programs = [
      "Google/Chrome/Application/chrome.exe",
      "Chromium/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe"
    ]
    return programs.flatMap((program) => roots.map((root) => win32.join(root, program)))
  }
  if (platform === "darwin") {
    const roots = ["/Applications", ...(env["HOME"] ? [`${env["HOME"]}/Applications`] : [])]
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"]
    return names.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`))
  }
  const roots = new Set([...(env["PATH"] ?? "").split(":").filter(Boolean), "/usr/bin", "/snap/bin"])
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
  return names.flatMap((name) => [...roots].map((root) => posix.join(root, name)))
}

const remedy = (platform: NodeJS.Platform): string => {
  if (platform === "win32") return "winget install Google.Chrome"
  if (platform === "darwin") return "brew install --cask google-chrome"
  return "apt-get install chromium (or your system's package)"
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const told = "POSTKASSE_TOLD_OF_NO_BROWSER"

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram,
  tell: (line) => {
    // A test run asks in its configuration and again in its workers, which have its environment: it is told once.
    if (process.env[told] !== undefined) return
    process.env[told] = "1"
    process.stderr.write(`${line}\n`)
  }
}
