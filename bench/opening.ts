/**
 * The opening alone, over 100,000 different inputs: beside a bare function, and beside general engines.
 *
 *   pnpm bench opening
 */
import { engines } from "./core/comparisons.ts"
import { report } from "./core/report.ts"

report(["opening", ...Object.keys(engines)], 100_000)
