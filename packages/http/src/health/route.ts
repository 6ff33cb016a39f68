import { Hono } from "hono"
import type { Surroundings } from "../surroundings.ts"

/** Whether the process lives, and whether requests should come here. For machines, not in the API. */
export const healthRoutes = ({ ready }: Surroundings) =>
  new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) => {
      const isReady = await ready().catch(() => false)
      return c.json({ status: isReady ? "ready" : "not ready" }, isReady ? 200 : 503)
    })
