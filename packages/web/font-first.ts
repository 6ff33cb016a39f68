import type { Plugin } from "vite"

/** Has the browser fetch the letters it will surely need at once, so that the text does not change its shape. */
export const fontFirst = (): Plugin => ({
  name: "postkasse:font-first",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) => {
      const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal.*\.woff2$/u.test(file))
      if (font === undefined) return []
      const attrs = { rel: "preload", href: `/${font}`, as: "font", type: "font/woff2", crossorigin: "" }
      return [{ tag: "link", attrs, injectTo: "head-prepend" }]
    }
  }
})
