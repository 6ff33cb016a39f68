import { FieldFault } from "@postkasse/core/input"
import { RuleId } from "@postkasse/core/rule"
import { Schema } from "effect"

const rules = Schema.Array(RuleId)

/** The request does not have the form that the operation takes. */
const MalformedRequest = Schema.TaggedStruct("MalformedRequest", {
  rules,
  in: Schema.Literals(["body", "query", "header"]),
  faults: Schema.Array(FieldFault)
})
export type MalformedRequest = typeof MalformedRequest.Type

/** A page of another site asked for something in the person's name. */
const CrossSiteRequest = Schema.TaggedStruct("CrossSiteRequest", { rules })
/** There is no such address here. */
const RouteNotFound = Schema.TaggedStruct("RouteNotFound", { rules })
/** The address does not take this method. */
const MethodNotAllowed = Schema.TaggedStruct("MethodNotAllowed", { rules, allowed: Schema.Array(Schema.String) })
/** More bytes than the operation takes. */
const ContentTooLarge = Schema.TaggedStruct("ContentTooLarge", { rules, most: Schema.Int })
/** Content of a type that the operation does not take, or of none. */
const UnsupportedMediaType = Schema.TaggedStruct("UnsupportedMediaType", {
  rules,
  supported: Schema.Array(Schema.String)
})
/** What arrived is not what its `Content-Digest` says: broken on the way (TRUST-3). */
const DigestDiffers = Schema.TaggedStruct("DigestDiffers", { rules })
/** The document has no such bytes. */
const RangeNotSatisfiable = Schema.TaggedStruct("RangeNotSatisfiable", { rules, bytes: Schema.Int })
/** Something is broken here. What, is for the log alone. */
const InternalFault = Schema.TaggedStruct("InternalFault", { rules })
/** Some part of the system cannot answer now. */
const Unavailable = Schema.TaggedStruct("Unavailable", { rules })
/** There is no room for what was to be stored. Nothing of it was; what is there can be read. */
const DiskFull = Schema.TaggedStruct("DiskFull", { rules })

/** The refusals that are HTTP's own: the core knows nothing of requests. */
export const EdgeRefusal = Schema.Union([
  MalformedRequest,
  CrossSiteRequest,
  RouteNotFound,
  MethodNotAllowed,
  ContentTooLarge,
  UnsupportedMediaType,
  DigestDiffers,
  RangeNotSatisfiable,
  InternalFault,
  Unavailable,
  DiskFull
])
export type EdgeRefusal = typeof EdgeRefusal.Type
