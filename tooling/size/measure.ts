import { isAbsolute } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "rolldown"

/** What a bundle weighs, minified and gzipped, in bytes. */
export interface Size {
  /** Its own code, without the libraries it builds on. */
  readonly own: number
  /** With all it imports: what a page that uses it alone would load. */
  readonly whole: number
}

/** Bundles one module for browsers and weighs it. Fails when the module cannot be bundled. */
export const measure = async (module: string): Promise<Size> => ({
  own: await weigh(module, (id) => !id.startsWith(".") && !isAbsolute(id)),
  whole: await weigh(module, () => false)
})

const weigh = async (module: string, external: (id: string) => boolean): Promise<number> => {
  const { output } = await build({
    input: module,
    external,
    platform: "browser",
    write: false,
    logLevel: "warn",
    output: { format: "esm", minify: true, codeSplitting: false }
  })
  return output.reduce((sum, file) => sum + (file.type === "chunk" ? gzipSync(file.code, { level: 9 }).length : 0), 0)
}
