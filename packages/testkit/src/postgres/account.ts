import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

/** Whom the server runs as; empty for the user who runs the tests. In the shape that `spawn` takes. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** Postgres refuses root, so root's servers run as `nobody`. */
export const serverAccount = (): Account => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }))
  return { uid: id("-u"), gid: id("-g") }
}

/** A new folder that belongs to the account and can be reached by it: root's own temporary folder may be closed to `nobody`. */
export const temporaryFolder = (account: Account, parent: string = tmpdir()): string => {
  for (const there of new Set([parent, "/tmp"])) {
    const folder = mkdtempSync(join(there, "postkasse-postgres-"))
    own(folder, account)
    if (spawnSync("true", { ...account, cwd: folder }).status === 0) return folder
    rmSync(folder, { recursive: true })
  }
  throw new Error(`${parent} and /tmp are closed to the account that Postgres must run as.`)
}

/**
 * A folder of binaries that the account can run: the one given, or a copy of it in `folder` where the checkout lies behind a
 * closed home folder or the binaries lost their mode on the way.
 */
export const runnable = (binaries: string, account: Account, folder: string): string => {
  const runs = (bin: string) => spawnSync(join(bin, "postgres"), ["--version"], { ...account, cwd: "/" }).status === 0
  if (runs(binaries)) return binaries
  const copy = join(folder, "postgres")
  cpSync(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true })
  for (const program of ["initdb", "postgres"]) chmodSync(join(copy, "bin", program), 0o755)
  if (account.uid !== undefined) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, copy])
  if (!runs(join(copy, "bin"))) throw new Error(`The Postgres in ${binaries} does not run here.`)
  return join(copy, "bin")
}

/** Gives a file or folder to the account. */
export const own = (path: string, account: Account): void => {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}
