import { fileURLToPath } from "node:url"
import { type Running, runServer } from "@postkasse/testkit/load"

export { place, type Running } from "@postkasse/testkit/load"

/** The server's program. */
export const main = fileURLToPath(new URL("../src/server/main.ts", import.meta.url))

/** Runs the server with no more in its environment than it is given. */
export const run = (environment: Readonly<Record<string, string>>): Running => runServer(main, environment)
