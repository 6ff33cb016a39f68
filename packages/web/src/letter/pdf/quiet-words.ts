/**
 * Stands in for pdf.js' own translations, which are in English and for a viewer with buttons: the words around a document
 * are the page's.
 */
export const quietWords = {
  getLanguage: () => "nb",
  getDirection: () => "ltr",
  get: () => Promise.resolve(""),
  translate: () => Promise.resolve(),
  translateOnce: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  pause: () => undefined,
  resume: () => undefined
}
