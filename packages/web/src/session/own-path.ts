/**
 * A path of our own to come back to, and nothing else: never another site, whatever a browser makes of tabs, dots and
 * slashes.
 */
export const ownPath = (path: string | undefined): string => {
  if (path === undefined || !path.startsWith("/") || !URL.canParse(path, base)) return "/"
  const { origin, pathname, search, hash } = new URL(path, base)
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/"
}

const base = "https://postkasse.invalid"
