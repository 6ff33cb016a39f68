import type { ApiScope } from "@postkasse/core/identity"
import type { Hono } from "hono"
import { generateSpecs } from "hono-openapi"
import type { Surroundings } from "../surroundings.ts"

/** The API, told as OpenAPI 3.1 by the operations themselves. */
export const openApiOf = (api: Hono, { origin, tokens }: Surroundings) =>
  generateSpecs(api, {
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: "Postkasse",
        version: "1",
        summary: "Digital letters: sending them, and reading one's own",
        description,
        license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
        contact: { name: "Postkasse", url: `${origin}/docs` }
      },
      servers: [{ url: `${origin}/api/v1` }],
      tags: [
        { name: "Recipient", description: "Whom a letter would reach digitally" },
        { name: "Sending", description: "Sending letters, for integrations" },
        { name: "Event", description: "What senders hear of their letters" },
        { name: "Session", description: "Logging in and out, for people" },
        { name: "Mailbox", description: "The mailboxes that one may enter" },
        { name: "Letter", description: "Listing, opening and reading letters" },
        { name: "Access log", description: "Who has seen what, and that nothing of it was changed" }
      ],
      components: { securitySchemes: { maskinporten: maskinportenAt(tokens.endpoint), session } }
    }
  })

const description = `Integrations show a machine token from Maskinporten; people log in with ID-porten and keep a session in a cookie.

Every refusal is \`application/problem+json\` (RFC 9457): \`code\` for programs, \`rules\` that spoke, \`facts\`, what one can do in \`remedy\`, whether the same request can succeed later in \`retryable\`, whose doing it takes in \`fault\`, and words for people in the language of \`Accept-Language\` (nb, nn, en).

What one may not know of is *not found*. Lists go on by an opaque cursor.`

const maskinportenAt = (tokenUrl: string) =>
  ({
    type: "oauth2",
    description:
      "A token from Maskinporten (RFC 7523 JWT grant, which OpenAPI has no name for), made for this API as its `resource`.",
    flows: { clientCredentials: { tokenUrl, scopes } }
  }) as const

const scopes = {
  "postkasse:recipients.read": "Look recipients up",
  "postkasse:sendings.read": "See how sendings stand",
  "postkasse:sendings.write": "Send letters",
  "postkasse:events.read": "Read the events of sendings"
} as const satisfies Record<ApiScope, string>

const session = {
  type: "apiKey",
  in: "cookie",
  name: "__Host-postkasse",
  description: "The session of somebody who has logged in. Requests that change something must come from this site."
} as const
