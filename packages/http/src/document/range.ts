/** Which bytes of a document are asked for (RFC 9110): `from` and `to` are both counted from 0, and both are in. */
export type Asked =
  | { readonly _tag: "Whole" }
  | { readonly _tag: "Part"; readonly from: number; readonly to: number }
  | { readonly _tag: "NotThere" }

/**
 * Reads a `Range` header against a document of `bytes` bytes. What is not one range of bytes is looked past, as RFC 9110
 * lets a server do; so is a range of another version than `etag`, where `If-Range` names one.
 */
export const rangeOf = (
  headers: { readonly range: string | undefined; readonly ifRange: string | undefined },
  etag: string,
  bytes: number
): Asked => {
  const { range, ifRange } = headers
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return { _tag: "Whole" }
  const [, first = "", last = ""] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/iu.exec(range) ?? []
  if (first === "" && last === "") return { _tag: "Whole" }
  if (first === "") return part(Math.max(0, bytes - Number(last)), bytes - 1)
  if (last !== "" && Number(last) < Number(first)) return { _tag: "Whole" }
  return part(Number(first), last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1))
}

const part = (from: number, to: number): Asked => (from > to ? { _tag: "NotThere" } : { _tag: "Part", from, to })

/** Whether `If-None-Match` names this version, or any. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(",").some((one) => ["*", etag].includes(one.trim().replace(/^W\//u, "")))
