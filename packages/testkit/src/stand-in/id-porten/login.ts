import { type HttpBindings } from "@hono/node-server"
import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { Provider } from "oidc-provider"
import { acrOf, ELECTRONIC_IDS, electronicIdsFor, isElectronicId, levelAskedFor } from "./electronic-id.ts"
import type { Citizen, IdPortenOptions } from "./model.ts"
import { errorPage, loginPage, PAGE_HEADERS } from "./page.ts"
import { STYLE } from "./style.ts"
import { languageOf } from "./text.ts"

/** The part of the address space that is ours; the rest is the provider's. */
export const isOurs = (url: string | undefined): boolean => /^\/(interaction\/|stand-in\.css)/.test(url ?? "")

/** The login pages: who, and with which electronic ID. The provider carries what they answer on to the client. */
export const loginPages = (provider: Provider, { people, clients, now = () => new Date() }: IdPortenOptions) => {
  const at = "/interaction/:uid"
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(bodyLimit({ maxSize: 4_096 }))
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
  })

  app.get("/stand-in.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }))

  app.get(at, async (c) => {
    const asked = await askedBy(c.env)
    if (asked === null) return c.html(errorPage("nb", "session_not_found", undefined), 404)
    const { interaction, level } = asked
    const loggedInAs = people.find((person) => person.nationalId === interaction.session?.accountId) ?? null
    const first = loggedInAs === null ? [] : [loggedInAs]
    return c.html(
      loginPage({
        language: languageOf(interaction.params.ui_locales),
        path: `/interaction/${interaction.uid}`,
        client: clients.find(({ clientId }) => clientId === interaction.params.client_id)?.name ?? "?",
        level,
        electronicIds: electronicIdsFor(level),
        people: [...first, ...people.filter((person) => person !== loggedInAs)],
        loggedInAs: interaction.prompt.reasons.includes("level_too_low") ? loggedInAs : null
      })
    )
  })

  app.post(`${at}/login`, async (c) => {
    const asked = await askedBy(c.env)
    if (asked === null) return c.html(errorPage("nb", "session_not_found", undefined), 404)
    const { nationalId, eid } = await c.req.parseBody()
    const person = people.find((one: Citizen) => one.nationalId === nationalId)
    if (!person || !isElectronicId(eid) || !electronicIdsFor(asked.level).includes(eid)) {
      const language = languageOf(asked.interaction.params.ui_locales)
      return c.html(
        errorPage(language, "invalid_request", "no such person, or an electronic ID that is not offered"),
        400
      )
    }
    const login = {
      accountId: person.nationalId,
      acr: acrOf(eid),
      amr: [ELECTRONIC_IDS[eid].amr],
      ts: Math.floor(now().getTime() / 1_000)
    }
    return c.redirect(await finish(c.env, { login }), 303)
  })

  app.post(`${at}/abort`, async (c) => {
    if ((await askedBy(c.env)) === null) return c.html(errorPage("nb", "session_not_found", undefined), 404)
    return c.redirect(await finish(c.env, { error: "access_denied", error_description: "the person cancelled" }), 303)
  })

  return app

  /** The request under way in this browser, known by its cookie; null when it has ended. */
  async function askedBy({ incoming, outgoing }: HttpBindings) {
    try {
      const interaction = await provider.interactionDetails(incoming, outgoing)
      const level = levelAskedFor(interaction.params.acr_values as string | undefined)
      return level === null ? null : { interaction, level }
    } catch {
      return null
    }
  }

  function finish({ incoming, outgoing }: HttpBindings, result: Parameters<Provider["interactionResult"]>[2]) {
    return provider.interactionResult(incoming, outgoing, result, { mergeWithLastSubmission: false })
  }
}
