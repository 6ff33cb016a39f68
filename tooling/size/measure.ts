import { isAbsolute } from "node:path"
import { gzipSync } from "node:zlib"
import { build, type OutputChunk } from "rolldown"

/** What a bundle weighs, minified and gzipped, in bytes. */
export interface Size {
  /** Its own code, without the libraries it builds on. */
  readonly own: number
  /** With all it imports: what a page that uses it alone would load. */
  readonly whole: number
  /** The words of the core that anything is left of in it. */
  readonly carries: ReadonlyArray<string>
}

/** Bundles one module for browsers and weighs it. Fails when the module cannot be bundled. */
export const measure = async (module: string): Promise<Size> => {
  const own = await bundle(module, (id) => !id.startsWith(".") && !isAbsolute(id))
  const whole = await bundle(module, () => false)
  return { own: weigh(own), whole: weigh(whole), carries: wordsIn(own) }
}

const bundle = async (module: string, external: (id: string) => boolean): Promise<ReadonlyArray<OutputChunk>> => {
  const { output } = await build({
    input: module,
    external,
    platform: "browser",
    write: false,
    logLevel: "warn",
    output: { format: "esm", minify: true, codeSplitting: false }
  })
  return output.filter((file) => file.type === "chunk")
}

const weigh = (chunks: ReadonlyArray<OutputChunk>): number =>
  chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)

const wordsIn = (chunks: ReadonlyArray<OutputChunk>): ReadonlyArray<string> => {
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules))
  const left = modules.filter(([, { renderedLength }]) => renderedLength > 0)
  const words = left.flatMap(([id]) => /\/core\/src\/([^/]+)\//u.exec(id)?.[1] ?? [])
  return [...new Set(words)].toSorted()
}
