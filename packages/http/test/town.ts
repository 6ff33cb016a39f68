import { type Address, type Integrator, withToken } from "./world.ts"

/** A server of the demo town that runs as a process: where it and its ID-porten are. */
export const townAt = (port: number): Address => ({
  origin: `http://127.0.0.1:${port}`,
  idPorten: { issuer: `http://127.0.0.1:${port + 1}` }
})

/** The municipality's system, at a server that runs as a process. */
export const municipalityAt = async (port: number): Promise<Integrator> => {
  const { origin } = townAt(port)
  const token = await fetch(`http://127.0.0.1:${port + 2}/demo-token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: new URLSearchParams({ client_id: "fjordmyr-kommune", resource: `${origin}/api/v1` })
  })
  return withToken({ origin }, await token.text())
}
