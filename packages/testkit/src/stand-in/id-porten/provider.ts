import { createHash, randomBytes } from "node:crypto"
import type { JWK } from "jose"
import { type ClientMetadata, type Configuration, errors, interactionPolicy, Provider } from "oidc-provider"
import { ACR_VALUES, answers, levelAskedFor } from "./electronic-id.ts"
import { memory } from "./memory.ts"
import type { IdPortenClient, IdPortenOptions } from "./model.ts"
import { errorPage, loggedOutPage, logoutPage, PAGE_HEADERS } from "./page.ts"
import { languageOf } from "./text.ts"

/** The provider, set up to ask and answer as ID-porten does. */
export const providerOf = (issuer: string, options: IdPortenOptions, keys: ReadonlyArray<JWK>): Provider =>
  new Provider(issuer, {
    adapter: memory(),
    clients: options.clients.map(metadataOf),
    jwks: { keys: keys },
    findAccount: (ctx, accountId, token) =>
      options.people.some(({ nationalId }) => nationalId === accountId)
        ? { accountId, claims: async () => ({ sub: accountId, pid: accountId, ...(await sessionClaims(ctx, token)) }) }
        : undefined,
    ...request,
    ...answer,
    ...session
  })

const metadataOf = (client: IdPortenClient): ClientMetadata => ({
  client_id: client.clientId,
  client_name: client.name,
  redirect_uris: client.redirectUris,
  post_logout_redirect_uris: client.postLogoutRedirectUris,
  jwks: { keys: client.jwks.keys },
  token_endpoint_auth_method: "private_key_jwt",
  response_types: ["code"],
  grant_types: ["authorization_code"],
  subject_type: "pairwise"
})

/** What a client must do to ask. */
const request = {
  acrValues: ACR_VALUES,
  allowOmittingSingleRegisteredRedirectUri: false,
  clientAuthMethods: ["private_key_jwt"],
  extraParams: {
    // Refused when pushed, before anyone is sent to log in.
    acr_values: (_ctx, acrValues) => {
      if (levelAskedFor(acrValues) === null) throw new errors.InvalidRequest("unknown acr_values")
    }
  },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => {
        ctx.set(PAGE_HEADERS)
        // Whoever shows the ID token is the client itself; without it, the person is asked.
        const atOnce = ctx.oidc.entities.IdTokenHint !== undefined
        ctx.body = String(await logoutPage(languageOf(ctx.oidc.params?.ui_locales), form, atOnce))
      },
      postLogoutSuccessSource: async (ctx) => {
        ctx.set(PAGE_HEADERS)
        ctx.body = String(await loggedOutPage(languageOf(ctx.oidc.params?.ui_locales)))
      }
    }
  },
  pkce: { required: () => true },
  responseTypes: ["code"],
  routes: {
    authorization: "/authorize",
    end_session: "/logout",
    jwks: "/jwks",
    pushed_authorization_request: "/par",
    token: "/token",
    userinfo: "/userinfo"
  },
  scopes: ["openid", "profile"]
} satisfies Configuration

/** What it answers with. */
const answer = {
  // Under openid, since the ID token carries only what that scope names.
  claims: { openid: ["sub", "pid", "acr", "amr", "auth_time", "sid"], profile: [] },
  clientBasedCORS: () => false,
  discovery: { ui_locales_supported: ["nb", "nn", "en"] },
  pairwiseIdentifier: async (_ctx, accountId, client) =>
    createHash("sha256").update(`${client.clientId} ${accountId}`).digest("base64url"),
  renderError: async (ctx, out) => {
    ctx.set(PAGE_HEADERS)
    ctx.type = "html"
    ctx.body = String(await errorPage(languageOf(ctx.oidc?.params?.ui_locales), out.error, out.error_description))
  },
  subjectTypes: ["pairwise"]
} satisfies Configuration

const hour = 3_600

/** What it remembers, and when it asks again. */
const session = {
  cookies: {
    // The service and its stand-ins share the cookies of one host: ports don't keep them apart.
    names: { session: "id_porten", interaction: "id_porten_login", resume: "id_porten_resume" },
    keys: [randomBytes(32).toString("base64url")],
    long: { httpOnly: true, sameSite: "lax" },
    short: { httpOnly: true, sameSite: "lax" }
  },
  interactions: { policy: policy(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  // ID-porten never asks for consent: the client's scopes are settled when it is registered.
  loadExistingGrant: async (ctx) => {
    const { client, account, provider } = ctx.oidc
    if (!client || !account) return undefined
    const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
    grant.addOIDCScope("openid profile")
    await grant.save()
    return grant
  },
  ttl: {
    AccessToken: 600,
    AuthorizationCode: 60,
    Grant: 2 * hour,
    IdToken: 120,
    Interaction: hour,
    Session: 2 * hour
  }
} satisfies Configuration

function policy() {
  const prompts = interactionPolicy.base()
  prompts.remove("consent")
  const { Check } = interactionPolicy
  // A session answers no request for a level it doesn't have.
  const enough = new Check("level_too_low", "a firmer login is required", "login_required", (ctx) => {
    const level = levelAskedFor(ctx.oidc.params?.acr_values as string | undefined)
    return level !== null && answers(ctx.oidc.session?.acr, level) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT
  })
  prompts.get("login")?.checks.add(enough)
  return prompts
}

/** ID-porten says the session's id in every ID token; the provider by itself only to clients with back-channel logout. */
async function sessionClaims(ctx: Parameters<NonNullable<Configuration["findAccount"]>>[0], token: unknown) {
  const { sessionUid, clientId } = (token ?? {}) as { sessionUid?: string; clientId?: string }
  if (sessionUid === undefined || clientId === undefined) return {}
  const found = await ctx.oidc.provider.Session.findByUid(sessionUid)
  return { sid: found?.authorizations?.[clientId]?.sid }
}
