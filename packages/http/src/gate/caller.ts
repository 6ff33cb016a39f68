import type { ApiScope, Integration } from "@postkasse/core/identity"
import type { Reader } from "@postkasse/core/opening"
import type { Resumed } from "@postkasse/core/session"

/**
 * Who an operation is for. Every operation says one of these; one that says none is not registered.
 *
 * - `anyone`: no login
 * - `person`: somebody logged in; counts as use of the session, unless the request says that it is background traffic
 * - `onlooker`: somebody logged in, who only asks about the session: never use of it (AUTH-9)
 * - a scope: an integration whose token covers it
 */
export type CallerKind = "anyone" | "person" | "onlooker" | ApiScope

/** Somebody logged in: the session, and who reads at which level. */
export interface SignedIn extends Resumed {
  readonly hash: string
  readonly reader: Reader
}

export type CallerOf<Kind extends CallerKind> = Kind extends "anyone"
  ? null
  : Kind extends "person" | "onlooker"
    ? SignedIn
    : Integration
