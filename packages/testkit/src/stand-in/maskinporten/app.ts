import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { JWK } from "jose"
import { judgeAssertion, judgeGrant } from "./grant.ts"
import { type Grant, type MaskinportenClient, type MaskinportenOptions, type Refused, refused } from "./model.ts"
import { seenAssertions } from "./seen.ts"
import type { Minter } from "./token.ts"

/** Seconds that a token lives. A demo token lives long enough to try things by hand. */
const LIFETIME = 120
const DEMO_LIFETIME = 1_800

const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"

interface Setting extends MaskinportenOptions {
  readonly issuer: string
  readonly mint: Minter
  readonly publicKeys: ReadonlyArray<JWK>
}

/** The endpoints. */
export const maskinportenApp = ({ clients, demoTokens, issuer, mint, publicKeys, now = () => new Date() }: Setting) => {
  const known = new Map(clients.map((client) => [client.clientId, client]))
  const seen = seenAssertions(now)
  const app = new Hono()
  app.use(
    bodyLimit({
      maxSize: 16_384,
      onError: (c) => answer(c, refused("invalid_request", "the request is too large"), 413)
    })
  )

  app.get("/.well-known/oauth-authorization-server", (c) =>
    c.json({
      issuer,
      token_endpoint: new URL("token", issuer).href,
      jwks_uri: new URL("jwks", issuer).href,
      grant_types_supported: [JWT_BEARER],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
      token_endpoint_auth_signing_alg_values_supported: ["RS256", "ES256"]
    })
  )

  app.get("/jwks", (c) => c.json({ keys: publicKeys }))

  app.post("/token", async (c) => {
    const form = await formOf(c)
    if (form === null) return answer(c, notAForm)
    const [grantType, assertion] = [form.get("grant_type"), form.get("assertion")]
    if (grantType === null) return answer(c, refused("invalid_request", "grant_type is missing"))
    if (grantType !== JWT_BEARER) return answer(c, refused("unsupported_grant_type", `only ${JWT_BEARER}`))
    if (assertion === null) return answer(c, refused("invalid_request", "assertion is missing"))
    return give(c, await judgeAssertion(assertion, known, issuer, seen, now()), LIFETIME, "private_key_jwt")
  })

  if (demoTokens === true) {
    app.post("/demo-token", async (c) => {
      const form = await formOf(c)
      return form === null ? answer(c, notAForm) : give(c, judgeDemo(form, known), DEMO_LIFETIME, "demo")
    })
  }

  app.notFound((c) => answer(c, refused("invalid_request", "no such endpoint"), 404))
  return app

  async function give(c: Context, judged: Grant | Refused, seconds: number, amr: "private_key_jwt" | "demo") {
    if ("_tag" in judged) return answer(c, judged)
    const token = await mint(judged, seconds, amr)
    c.header("cache-control", "no-store")
    // For a shell that has no reader of JSON at hand.
    if (amr === "demo" && c.req.header("accept")?.startsWith("text/plain")) return c.text(token)
    return c.json({ access_token: token, token_type: "Bearer", expires_in: seconds, scope: judged.scope })
  }
}

const judgeDemo = (form: URLSearchParams, known: ReadonlyMap<string, MaskinportenClient>): Grant | Refused => {
  const client = known.get(form.get("client_id") ?? "")
  if (client === undefined) return refused("invalid_client", "unknown client_id")
  const scope = form.get("scope") ?? client.scopes.join(" ")
  return judgeGrant(client, scope, form.get("resource"), form.get("consumer_org"))
}

/** The form sent, or null where there is none or it says a thing twice (RFC 6749, section 3.2). */
const formOf = async (c: Context): Promise<URLSearchParams | null> => {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase()
  if (type !== "application/x-www-form-urlencoded") return null
  const form = new URLSearchParams(await c.req.text())
  return new Set(form.keys()).size === [...form.keys()].length ? form : null
}

const notAForm = refused("invalid_request", "send a form, application/x-www-form-urlencoded, with each field once")

const statusOf = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  invalid_scope: 400,
  invalid_target: 400,
  unsupported_grant_type: 400,
  temporarily_unavailable: 503
} as const satisfies Record<Refused["error"], number>

const answer = (c: Context, { error, description }: Refused, status?: 404 | 413) => {
  c.header("cache-control", "no-store")
  return c.json({ error, error_description: description }, status ?? statusOf[error])
}
