import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Unavailable } from "@postkasse/core/transaction"
import { exportJWK, generateKeyPair } from "jose"
import { expect, it, onTestFinished } from "vitest"
import { identityProviderAt } from "./openid.ts"

/** An ID-porten that says what it is, where it does not refuse to, and takes whatever it is asked. */
const startIssuer = async (endSessionEndpoint: string | undefined) => {
  let asked = 0
  let refuses = false
  const server = createServer(({ url = "" }, answer) => {
    const isDiscovery = url.includes("/.well-known/")
    if (isDiscovery) asked += 1
    answer.setHeader("content-type", "application/json")
    answer.statusCode = isDiscovery ? (refuses ? 503 : 200) : 201
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      end_session_endpoint: endSessionEndpoint?.replace("ISSUER", issuer)
    }
    answer.end(
      JSON.stringify(isDiscovery ? metadata : { request_uri: "urn:ietf:params:oauth:request_uri:1", expires_in: 60 })
    )
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { issuer, asked: () => asked, refuse: (now: boolean) => void (refuses = now) }
}

const { privateKey } = await generateKeyPair("RS256", { extractable: true })
const key = { ...(await exportJWK(privateKey)), alg: "RS256", kid: "k" }
const ours = { clientId: "postkasse", key, callback: "http://127.0.0.1/callback", loggedOut: "http://127.0.0.1/login" }

it("where ID-porten tells an address that sessions are ended at, a form is posted there", async () => {
  const { issuer } = await startIssuer("ISSUER/logout")
  const idPorten = identityProviderAt({ issuer, ...ours })
  await expect.poll(idPorten.endSessionOrigin).toBe(issuer)
  expect(await idPorten.endSession("token")).toMatchObject({ action: `${issuer}/logout` })
})

it.each([undefined, "/logout", "", "javascript:alert(1)", "http://idporten.example/logout"])(
  "where what it tells is no address to post to, people log in all the same, and log out here alone: %s",
  async (endpoint) => {
    const { issuer } = await startIssuer(endpoint)
    const idPorten = identityProviderAt({ issuer, ...ours })
    expect((await idPorten.begin("high", "nb")).url.origin).toBe(issuer)
    expect(idPorten.endSessionOrigin()).toBeNull()
    expect(await idPorten.endSession("token")).toBeNull()
  }
)

it("while it refuses it is asked once in a pause, however many ask for a page or log in, and is known when it answers", async () => {
  const { issuer, asked, refuse } = await startIssuer("ISSUER/logout")
  refuse(true)
  let now = 0
  const idPorten = identityProviderAt({ issuer, ...ours }, () => now)
  const everybody = async () => {
    await expect(idPorten.begin("high", "nb")).rejects.toBeInstanceOf(Unavailable)
    for (let page = 0; page < 20; page += 1) expect(idPorten.endSessionOrigin()).toBeNull()
    await expect(idPorten.begin("high", "nb")).rejects.toBeInstanceOf(Unavailable)
  }
  await everybody()
  expect(asked()).toBe(1)
  now = 2_999
  await everybody()
  expect(asked()).toBe(1)
  now = 3_000
  await everybody()
  expect(asked()).toBe(2)
  refuse(false)
  now = 6_000
  expect((await idPorten.begin("high", "nb")).url.origin).toBe(issuer)
  expect([asked(), idPorten.endSessionOrigin()]).toEqual([3, issuer])
})
