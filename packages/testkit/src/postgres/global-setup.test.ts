import postgres from "postgres"
import { expect, it, type ProvidedContext } from "vitest"
import setUp from "./global-setup.ts"

it("starts each server once for all projects, and stops it after the last", { timeout: 60_000 }, async () => {
  const provided: Array<ProvidedContext["postgres"]> = []
  const project = { provide: (_: string, value: ProvidedContext["postgres"]) => void provided.push(value) }
  const [first, second] = await Promise.all([setUp(project), setUp(project)])
  expect(provided).toHaveLength(2)
  expect(provided[0]).toEqual(provided[1])

  const url = provided[0]?.embedded ?? ""
  await first()
  const client = postgres(url, { max: 1 })
  expect(await client`select 1`).toHaveLength(1)
  await client.end()
  await second()
  await expect(postgres(url, { max: 1 })`select 1`).rejects.toThrow("ECONNREFUSED")
})
