import type { HttpBindings } from "@hono/node-server"
import type { Context } from "hono"

/**
 * The request's bytes as they come. Whoever stops early leaves the connection open, so that an answer can still be sent;
 * the server then drains or drops the rest.
 */
export const contentOf = (c: Context): AsyncIterable<Uint8Array> => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  // Node's own stream: through the web's, what is left unread would hold the connection up.
  if (incoming !== undefined) return incoming.iterator({ destroyOnReturn: false })
  return c.req.raw.body?.values({ preventCancel: true }) ?? nothing()
}

async function* nothing(): AsyncGenerator<never> {}
