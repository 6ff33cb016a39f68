import fc from "fast-check"
import { sha256 } from "../letter/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import type { Logo, LogoPicture } from "./index.ts"

/** A picture as it may come, fit to be a logo or not. */
export const logoPicture: fc.Arbitrary<LogoPicture> = fc.record({
  sha256,
  bytes: fc.oneof(fc.integer({ min: 511_990, max: 512_010 }), fc.nat(2_000_000)).map((bytes) => Bytes.make(bytes)),
  mediaType: fc.constantFrom("image/png", "image/png", "image/jpeg", "image/svg+xml"),
  width: fc.oneof(fc.integer({ min: 48, max: 52 }), fc.nat(2000)),
  height: fc.oneof(fc.integer({ min: 48, max: 52 }), fc.nat(2000)),
  transparent: fc.boolean()
})

export const logo: fc.Arbitrary<Logo> = fc.record({ shown: fc.option(logoPicture), proposed: fc.option(logoPicture) })
