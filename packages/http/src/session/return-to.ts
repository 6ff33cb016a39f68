import { Schema } from "effect"

/**
 * Whether a text names a page of this site: a path, and nothing that a browser could read as another host. The API itself
 * is no page.
 */
const isPageHere = (text: string): boolean => {
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(text)) return false
  const base = "https://postkasse.invalid"
  if (!URL.canParse(text, base)) return false
  const { origin, pathname } = new URL(text, base)
  // Dots may lead to `//`, which a browser takes for a host.
  return origin === base && !pathname.startsWith("//") && !/^\/api(?:\/|$)/u.test(pathname)
}

/** Where to go after logging in. */
export const ReturnTo = Schema.String.check(
  Schema.isMaxLength(2000),
  Schema.makeFilter(isPageHere, {
    description: "a path on this site, like /letters/…",
    toJsonSchema: () => ({ pattern: "^/(?!/)" })
  })
)
