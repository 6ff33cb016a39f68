import { Hono } from "hono"
import type { Surroundings } from "../surroundings.ts"
import type { Health } from "./model.ts"

/** Whether the process lives, and whether requests should come here, part by part. For machines, not in the API. */
export const healthRoutes = ({ health }: Pick<Surroundings, "health">) =>
  new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) => {
      const { ready, parts } = await health().catch((): Health => ({ ready: false, parts: [] }))
      const status = !ready ? "not ready" : parts.some(({ state }) => state === "ill") ? "degraded" : "ready"
      return c.json({ status, parts }, ready ? 200 : 503)
    })
