import fc from "fast-check"
import { Identifier } from "./index.ts"

/** An id as we make them: a UUID of version 7. */
export const identifier: fc.Arbitrary<typeof Identifier.Type> = fc.uuid({ version: 7 }).map((id) => Identifier.make(id))
