import { Schema } from "effect"

/**
 * An id as `Identifiers` makes them: a UUID, in lower case, so that one id is one text wherever it is compared, sealed or
 * made a name of. Each word brands its own.
 */
export const Identifier = Schema.String.check(Schema.isUUID(), Schema.isLowercased())
