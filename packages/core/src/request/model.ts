/**
 * Request: a call of the API, counted so that nobody takes what is there for all.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { RuleId } from "../rule/index.ts"

/**
 * On whom a request is counted: the person who is logged in, the organisation that an integration acts for, or, where
 * neither is known, the network address that it came from.
 */
export const Requester = Schema.Literals(["person", "organisation", "address"])
export type Requester = typeof Requester.Type

/** Requests heard in a window that began at `since`. */
export const RequestCount = Schema.Struct({ made: Schema.Int, since: Instant })
export type RequestCount = typeof RequestCount.Type

/** Too many requests in a while; `retryAt` says when the next one is heard. It tells nothing of what was asked for. */
export const TooManyRequests = Schema.TaggedStruct("TooManyRequests", { rules: Schema.Array(RuleId), retryAt: Instant })
export type TooManyRequests = typeof TooManyRequests.Type
