/**
 * What the core's decisions cost, explained as they are: each beside a bare function with the same answers and no reasons; and
 * the opening beside general engines that are asked the same. All answers are asserted equal on every input.
 *
 *   pnpm bench core [NAME...]
 */
import { report } from "./core/report.ts"

report(process.argv.slice(2), 20_000)
