/** Fetches as one browser would: cookies are kept and sent, redirects are left to the caller. */
export interface CookieJar {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
}

interface Cookie {
  readonly host: string
  readonly path: string
  readonly name: string
  readonly value: string
}

/**
 * An empty jar, of a browser that asks by `ask`. It knows what tests need of cookies: host, path, replacing and deleting; not
 * domains, nor time. Like a browser's, it doesn't tell ports apart.
 */
export const cookieJar = (ask: typeof fetch = fetch): CookieJar => {
  const cookies = new Map<string, Cookie>()
  return {
    fetch: async (url, init = {}) => {
      const at = new URL(url)
      const headers = new Headers(init.headers)
      const sent = [...cookies.values()].filter((cookie) => goesTo(cookie, at))
      if (sent.length > 0) headers.set("cookie", sent.map(({ name, value }) => `${name}=${value}`).join("; "))
      const response = await ask(at, { ...init, headers, redirect: "manual" })
      for (const line of response.headers.getSetCookie()) keep(parsed(line, at), isDeletion(line))
      return response
    }
  }

  function keep(cookie: Cookie, deleted: boolean): void {
    const key = `${cookie.host} ${cookie.path} ${cookie.name}`
    if (deleted) cookies.delete(key)
    else cookies.set(key, cookie)
  }
}

const goesTo = ({ host, path }: Cookie, url: URL): boolean =>
  host === url.hostname && (url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`))

const parsed = (line: string, { hostname, pathname }: URL): Cookie => {
  const [pair = ""] = line.split(";")
  const [name = "", ...value] = pair.split("=")
  const path = attribute(line, "path") ?? (pathname.slice(0, pathname.lastIndexOf("/")) || "/")
  return { host: hostname, path, name: name.trim(), value: value.join("=").trim() }
}

const isDeletion = (line: string): boolean => {
  const expires = attribute(line, "expires")
  return attribute(line, "max-age") === "0" || (expires !== undefined && Date.parse(expires) <= Date.now())
}

const attribute = (line: string, name: string): string | undefined =>
  line
    .split(";")
    .slice(1)
    .map((part) => part.trim())
    .find((part) => part.toLowerCase().startsWith(`${name}=`))
    ?.slice(name.length + 1)
