/**
 * Operation: one thing that the API does, told once. From this one telling come the gate, the decoding, the answer, the
 * problems, the documentation and the types that the client sees, so that they cannot drift apart.
 *
 * @module
 */
import type { Effect, Result, Schema } from "effect"
import type { Context, TypedResponse } from "hono"
import type { ResponsesWithResolver } from "hono-openapi"
import type { CallerKind, CallerOf } from "../gate/index.ts"
import type { AnyRefusalByTag, RefusalTag } from "../problem/index.ts"
import type { Services } from "../surroundings.ts"

/** How a success leaves: what is documented, and how it is written. */
export interface Answer<A, R extends Response> {
  readonly documented: ResponsesWithResolver
  readonly respond: (c: Context, answer: A) => R
}

/** A response that the typed client knows. */
export type Typed<Body, Status extends number, Format extends string> = Response &
  // Hono's own type for it narrows the status to the codes it lists, which all of ours are.
  TypedResponse<Body, Status & TypedResponse["_status"], Format>

/** A part of the request that is decoded before the operation runs. */
export type Decoder<T, E> = Schema.Codec<T, E>

/** What an operation is asked. */
export interface Asked<Kind extends CallerKind, Params, Query, Headers, Body> {
  readonly caller: CallerOf<Kind>
  readonly params: Params
  readonly query: Query
  readonly headers: Headers
  readonly body: Body
  /** The request itself, for bytes that stream and for cookies. */
  readonly c: Context
}

export interface Operation<
  Kind extends CallerKind,
  Params,
  Query,
  QueryText,
  Headers,
  HeaderText,
  Body,
  BodyJson,
  A,
  R extends Response,
  Tag extends RefusalTag
> {
  /** Its name in the documentation and in generated clients. */
  readonly name: string
  readonly word: "Session" | "Mailbox" | "Letter" | "Recipient" | "Sending" | "Event" | "Access log"
  /** A line of the documentation. */
  readonly summary: string
  readonly description?: string
  readonly caller: Kind
  /** The path's parts. One that is malformed names nothing: `unknown` is the answer, as for one that nobody holds (FIELD-25). */
  readonly params?: {
    readonly schema: Decoder<Params, Readonly<Record<string, string>>>
    readonly unknown: AnyRefusalByTag[Tag]
  }
  readonly query?: Decoder<Query, QueryText>
  /** Header names in lower case. */
  readonly headers?: Decoder<Headers, HeaderText>
  /** A JSON body of at most `most` bytes. */
  readonly body?: { readonly schema: Decoder<Body, BodyJson>; readonly most: number }
  /** Documents a body that the operation itself reads as it streams. */
  readonly streams?: string
  readonly answer: Answer<A, R>
  /** The refusals that the operation itself may give; those of the gate and of decoding are added. */
  readonly refusals: ReadonlyArray<Tag>
  readonly handle: (
    asked: Asked<Kind, Params, Query, Headers, Body>
  ) => Effect.Effect<Result.Result<A, AnyRefusalByTag[NoInfer<Tag>]>, never, Services>
}
