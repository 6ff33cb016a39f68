import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Plugin } from "vite"

/** Under which path of the site the viewer finds each folder of pdf.js that it reads from while it renders. */
export const pdfFolders = ["cmaps", "iccs", "standard_fonts", "wasm"] as const

/** Lays pdf.js' fonts, character maps and decoders beside the site, so that no request leaves the origin. */
export const pdfFiles = (): Plugin => {
  const root = fileURLToPath(new URL("./node_modules/pdfjs-dist/", import.meta.url))
  return {
    name: "postkasse:pdf-files",
    configureServer: (server) => {
      server.middlewares.use("/pdf/", (request, response, next) => {
        const path = (request.url ?? "").split("?")[0] ?? ""
        if (!pdfFolders.some((folder) => path.startsWith(`/${folder}/`)) || path.includes("..")) return next()
        response.end(readFileSync(join(root, path)))
      })
    },
    generateBundle() {
      for (const folder of pdfFolders) {
        for (const name of readdirSync(join(root, folder))) {
          if (name.startsWith("quickjs")) continue // Scripts in documents are never run.
          const source = readFileSync(join(root, folder, name))
          this.emitFile({ type: "asset", fileName: `pdf/${folder}/${name}`, source })
        }
      }
    }
  }
}
