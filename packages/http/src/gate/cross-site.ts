/**
 * Whether a request that changes something came from a page of another site, told by what the browser says of it. A
 * request that says nothing comes from no browser: it carries no cookie that somebody else's page could ride on.
 * The session cookie's `SameSite` is the other wall.
 */
export const isCrossSite = (method: string, headers: Headers, origin: string): boolean => {
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return false
  const site = headers.get("sec-fetch-site")
  if (site !== null) return site !== "same-origin" && site !== "none"
  const from = headers.get("origin")
  return from !== null && from !== origin
}
