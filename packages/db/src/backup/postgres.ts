/**
 * Postgres' own programs, which know best what is in a database: `pg_dump` and `pg_restore`, of the server's version or newer.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { BackupRefused } from "./refused.ts"

/** Writes all that a database holds at one moment to a file, while others go on. */
export const dump = (url: string, file: string): Promise<void> =>
  run("pg_dump", url, ["--format=custom", "--compress=1", "--no-owner", `--file=${file}`])

/** Puts it into an empty database, all or nothing. */
export const load = (url: string, file: string): Promise<void> =>
  run("pg_restore", url, ["--exit-on-error", "--single-transaction", "--no-owner", file])

const run = (program: string, url: string, options: ReadonlyArray<string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { address, password } = apart(url)
    const refuse = (why: string) => reject(new BackupRefused({ message: `${program} ${why}` }))
    const child = spawn(program, [`--dbname=${address}`, ...options], {
      env: { ...process.env, ...password },
      stdio: ["ignore", "ignore", "pipe"]
    })
    let told = ""
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      told = (told + text).slice(-10_000)
    })
    child.once("error", () => refuse("cannot be run. Install Postgres' own client programs, of the server's version."))
    child.once("close", (code) => (code === 0 ? resolve() : refuse(`failed. ${errorsIn(told)}`)))
  })

/** The address without its password, which every process of the machine could read in a command line. */
const apart = (url: string): { readonly address: string; readonly password: NodeJS.ProcessEnv } => {
  const { password } = new URL(url)
  const address = Object.assign(new URL(url), { password: "" }).href
  return { address, password: password === "" ? {} : { PGPASSWORD: decodeURIComponent(password) } }
}

// The rest may quote what lies in a row.
const errorsIn = (told: string): string =>
  told
    .split("\n")
    .filter((line) => /^pg_(?:dump|restore): error: /u.test(line))
    .join(" ")
