import { defineConfig } from "vite"
import solid from "vite-plugin-solid"
import { fontFirst } from "./font-first.ts"
import { pdfFiles } from "./pdf-files.ts"

export default defineConfig({
  plugins: [solid(), pdfFiles(), fontFirst()],
  build: {
    target: "es2023",
    // Nothing is inlined: the page is served with a policy that allows only files of its own origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  }
})
