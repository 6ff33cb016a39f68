/** Where browsers on this machine reach what listens on `host` and `port`: on every address, also by its own. */
export const originOf = (host: string, port: number): string => {
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host
  return new URL(`http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`).origin
}

/** Sends a browser to the same page at our own origin: never to a host that the path names, as `//evil.example` would. */
export const redirectToOrigin = (origin: string, { pathname, search }: URL): Response =>
  Response.redirect(`${origin}${pathname}${search}`, 307)
