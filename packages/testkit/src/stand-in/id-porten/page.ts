import { createHash } from "node:crypto"
import { html, raw } from "hono/html"
import { ELECTRONIC_IDS, type ElectronicId, type Level } from "./electronic-id.ts"
import type { Citizen } from "./model.ts"
import { type Language, TEXT } from "./text.ts"

/** Everything the login page shows. */
export interface LoginPage {
  readonly language: Language
  /** Where the forms go. */
  readonly path: string
  readonly client: string
  readonly level: Level
  readonly electronicIds: ReadonlyArray<ElectronicId>
  readonly people: ReadonlyArray<Citizen>
  /** Who is logged in, too weakly for this request. */
  readonly loggedInAs: Citizen | null
}

/** The page where one chooses who to be. It works without script, and a press on a person sends the form. */
export const loginPage = (page: LoginPage) => {
  const text = TEXT[page.language]
  const title = page.loggedInAs === null ? text.logIn : text.confirm
  return layout(
    page.language,
    title,
    html`<p class="lead">${page.level === "high" ? text.asksForHigh(page.client) : text.asks(page.client)}</p>
      ${page.loggedInAs === null ? "" : html`<p>${text.loggedInAs(nameOf(page.loggedInAs))}</p>`}
      <form method="post" action="${page.path}/login">
        <fieldset>
          <legend>${text.how}</legend>
          <div class="choices">${page.electronicIds.map((id, index) => choice(page.language, id, index === 0))}</div>
        </fieldset>
        <fieldset>
          <legend>${text.who}</legend>
          <ul>${page.people.map((person) => row(page.language, person))}</ul>
        </fieldset>
      </form>
      <form method="post" action="${page.path}/abort"><button class="quiet">${text.cancel}</button></form>`
  )
}

const choice = (language: Language, id: ElectronicId, checked: boolean) =>
  html`<div class="choice">
    <input type="radio" name="eid" id="${id}" value="${id}" aria-describedby="${id}-level"${checked ? " checked" : ""} />
    <label for="${id}">${ELECTRONIC_IDS[id].title}</label>
    <span id="${id}-level">${TEXT[language].level[ELECTRONIC_IDS[id].level]}</span>
  </div>`

const row = (language: Language, person: Citizen) => {
  const { nationalId } = person
  return html`<li class="person">
    <button name="nationalId" value="${nationalId}" aria-describedby="about-${nationalId}">${nameOf(person)}</button>
    <p id="about-${nationalId}">${person.about[language]} <span>${TEXT[language].nationalId} ${nationalId}</span></p>
  </li>`
}

const nameOf = (person: Citizen): string => `${person.name.first} ${person.name.last}`

const submitAtOnce = "document.forms[0].submit()"

/** Asks before logging out, or, with `atOnce`, logs out by itself where script runs. `form` is the provider's own. */
export const logoutPage = (language: Language, form: string, atOnce: boolean) =>
  layout(
    language,
    TEXT[language].logOut,
    html`${atOnce ? "" : html`<p class="lead">${TEXT[language].logOutAsks}</p>`}
      ${raw(form.replace("</form>", '<input type="hidden" name="logout" value="yes"></form>'))}
      <button class="primary" type="submit" form="op.logoutForm">${TEXT[language].logOut}</button>
      ${atOnce ? html`<script>${raw(submitAtOnce)}</script>` : ""}`
  )

export const loggedOutPage = (language: Language) =>
  layout(language, TEXT[language].loggedOut, html`<p class="lead">${TEXT[language].mayClose}</p>`)

/** What stopped a login that cannot be answered at the service itself; `error` is the protocol's word for it. */
export const errorPage = (language: Language, error: string, description: string | undefined) =>
  layout(
    language,
    TEXT[language].wrong,
    html`<p class="lead">${TEXT[language].wrongMeans}</p>
      <p><code>${error}</code>${description === undefined ? "" : html` <span lang="en">${description}</span>`}</p>`
  )

const layout = (language: Language, title: string, content: unknown) =>
  html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} – ${TEXT[language].standIn}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/stand-in.css" />
  </head>
  <body>
    <header><p><strong>${TEXT[language].standIn}</strong> ${TEXT[language].standInMeans}</p></header>
    <main><h1>${title}</h1>${content}</main>
  </body>
</html>`

/**
 * Headers of every page. No `form-action`: browsers apply it to the redirects after a form too, and those end at the
 * client, wherever it is.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'self'",
    "img-src data:",
    `script-src 'sha256-${createHash("sha256").update(submitAtOnce).digest("base64")}'`,
    "base-uri 'none'",
    "frame-ancestors 'none'"
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
}
