/**
 * Draws the PNG icons from the SVG ones with an installed browser. Run it with `pnpm --filter @postkasse/web icons` after a
 * change of the mark, and commit the result.
 *
 * @module
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { findBrowser, launchBrowser } from "@postkasse/testkit/browser"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const mark = readFileSync(here("../public/icon/mark.svg"), "utf8")
const maskable = readFileSync(here("./maskable.svg"), "utf8")

const icons = [
  ["mark-32", mark, 32],
  ["mark-192", mark, 192],
  ["mark-512", mark, 512],
  ["maskable-192", maskable, 192],
  ["maskable-512", maskable, 512],
  ["apple-touch-180", maskable, 180]
] as const

const program = findBrowser()
if (program === null) process.exit(1)
const browser = await launchBrowser(program)
const page = await browser.newPage()
for (const [name, svg, size] of icons) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
  await page.screenshot({ path: here(`../public/icon/${name}.png`), omitBackground: true })
}
await browser.close()
