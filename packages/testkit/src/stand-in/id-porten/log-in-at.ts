import { type CookieJar, cookieJar } from "./cookie-jar.ts"
import type { ElectronicId } from "./electronic-id.ts"

/** Who logs in, and how. */
export interface LogInAs {
  readonly nationalId: string
  readonly eid: ElectronicId
  /** The browser it happens in; a new one by default. Keep it to be remembered at the next login. */
  readonly jar?: CookieJar
}

/**
 * Logs in by following the stand-in's redirects and forms as a browser does, and answers the address that it sends the
 * browser back to: the client's callback, with `code`, `state` and `iss`, or with `error`. That address is not fetched.
 *
 * When the browser's session answers by itself, nobody is asked, and `nationalId` and `eid` go unused. Rejects when the
 * stand-in refuses: an electronic ID that isn't offered, an unknown person, a broken request.
 */
export const logInAt = async (
  idPorten: { readonly issuer: string },
  authorizationUrl: string | URL,
  { nationalId, eid, jar = cookieJar() }: LogInAs
): Promise<URL> => {
  const origin = new URL(idPorten.issuer).origin
  let url = new URL(authorizationUrl)
  let init: RequestInit = {}
  for (let steps = 0; steps < 20; steps++) {
    if (url.origin !== origin) return url
    const response = await jar.fetch(url, init)
    const location = response.headers.get("location")
    const page = await response.text()
    if (location !== null) {
      url = new URL(location, url)
      init = {}
      continue
    }
    const form = response.ok ? firstForm(page) : null
    if (form === null) throw new Error(`The ID-porten stand-in answered ${response.status}: ${textOf(page)}`)
    // The other forms only ask for a press: they carry all they need.
    const choices = form.action.endsWith("/login") ? { nationalId, eid } : {}
    url = new URL(form.action, url)
    init = { method: "POST", body: new URLSearchParams({ ...form.hidden, ...choices }) }
  }
  throw new Error("The ID-porten stand-in redirects without end")
}

const firstForm = (page: string): { action: string; hidden: Record<string, string> } | null => {
  const [, attributes, content] = /<form\b([^>]*)>(.*?)<\/form>/s.exec(page) ?? []
  const action = valueOf(attributes ?? "", "action")
  if (content === undefined || action === null) return null
  const inputs = content.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? []
  const hidden = inputs.map((input) => [valueOf(input, "name") ?? "", valueOf(input, "value") ?? ""] as const)
  return { action, hidden: Object.fromEntries(hidden) }
}

const valueOf = (tag: string, attribute: string): string | null => {
  const found = new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : found.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"')
}

const textOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
