import { getConnInfo } from "@hono/node-server/conninfo"
import type { Context } from "hono"

/**
 * The network address that guesses are counted under (AUTH-12): the one that our own outermost proxy saw, or the one that
 * is connected. An IPv6 network of one household counts as one.
 */
export const networkAddressOf = (c: Context, proxies: number): string => {
  const seen = (c.req.header("x-forwarded-for") ?? "").split(",").map((address) => address.trim())
  const address = proxies > 0 ? seen.at(-proxies) : connected(c)
  return networkOf(address === undefined || address === "" ? "unknown" : address)
}

const connected = (c: Context): string | undefined => {
  // Requests that tests make without a server have no connection.
  const env = c.env as { readonly incoming?: unknown } | undefined
  return env?.incoming === undefined ? undefined : getConnInfo(c).remote.address
}

// Some proxies add the port that they saw.
const withPort = /^(?:\[(?<v6>[^\]]+)\](?::\d+)?|(?<v4>[\d.]+):\d+)$/u

const networkOf = (seen: string): string => {
  const { v4, v6 } = withPort.exec(seen)?.groups ?? {}
  const address = v6 ?? v4 ?? seen
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(":") || !URL.canParse(`http://[${address}]/`)) return address
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::")
  const [head = "", tail = ""] = groups
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const whole = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right]
  return `${whole.slice(0, 4).join(":")}::/64`
}
