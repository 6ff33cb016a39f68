import { Explanation, explain, Refusal } from "@postkasse/core/refusal"
import { RuleId } from "@postkasse/core/rule"
import type { Language } from "@postkasse/core/text"
import { type Brand, type DateTime, Schema } from "effect"
import { EdgeRefusal } from "./edge.ts"
import { type AnyRefusal, type AnyRefusalByTag, type RefusalTag, refusalSchemas, statusOf } from "./refusal.ts"
import { isEdge, words } from "./text.ts"

/** A value as JSON tells it: moments become ISO 8601 text, and brands stay here. */
type Told<T> = T extends DateTime.Utc | (string & Brand.Brand<string>)
  ? string
  : T extends number & Brand.Brand<string>
    ? number
    : T extends string | number | boolean | null
      ? T
      : { readonly [K in keyof T]: Told<T[K]> }

/** A refusal as it crosses HTTP (RFC 9457), one shape a code. */
export interface ProblemOf<Tag extends RefusalTag> {
  readonly type: string
  readonly title: string
  readonly status: (typeof statusOf)[Tag]
  readonly detail: string
  /** What the matter is, for programs. */
  readonly code: Tag
  /** The ids of the rules that spoke. */
  readonly rules: ReadonlyArray<string>
  /** The refusal's own fields. */
  readonly facts: Told<Omit<AnyRefusalByTag[Tag], "_tag" | "rules">>
  readonly remedy: Told<Explanation["remedy"]>
  /** Whether the very same request can succeed later. */
  readonly retryable: boolean
  readonly fault: Explanation["fault"]
}

/** Any problem; `code` tells which. */
export type Problem<Tag extends RefusalTag = RefusalTag> = { readonly [T in Tag]: ProblemOf<T> }[Tag]

/** The problem that tells a refusal, in this language. */
export const problemOf = <Tag extends RefusalTag>(refusal: AnyRefusalByTag[Tag], language: Language): Problem<Tag> => {
  const { _tag: code, rules, ...facts } = encodeRefusal(refusal) as { _tag: Tag; rules: ReadonlyArray<string> }
  const explanation = encodeExplanation(explainAny(refusal)) as Told<Explanation>
  const { title, detail } = words(refusal, language)
  const status = statusOf[code]
  return { type: typeOf(code), title, status, detail, code, rules, facts, ...explanation } as unknown as Problem<Tag>
}

/** A name for the kind of problem, the same everywhere. */
const typeOf = (tag: RefusalTag): string => `https://postkasse.example/problems/${tag}`

/** The schema of one problem, for documentation. */
export const problemSchemaOf = (tag: RefusalTag): Schema.Constraint => {
  const told = Object.entries(refusalSchemas.get(tag)?.fields ?? {})
  const facts = Object.fromEntries(told.filter(([field]) => field !== "_tag" && field !== "rules"))
  return Schema.Struct({
    type: Schema.Literal(typeOf(tag)),
    title: Schema.String,
    status: Schema.Literal(statusOf[tag]),
    detail: Schema.String,
    code: Schema.Literal(tag),
    rules: Schema.Array(RuleId),
    facts: Schema.Struct(facts),
    ...Explanation.fields
  }).annotate({ identifier: `${tag}Problem` })
}

const explainAny = (refusal: AnyRefusal): Explanation =>
  isEdge(refusal) ? explainEdge[refusal._tag] : explain(refusal)

const callers: Explanation = { retryable: false, fault: "caller", remedy: null }
const again: Explanation = { retryable: true, fault: "caller", remedy: { _tag: "TryAgain" } }

const explainEdge = {
  MalformedRequest: callers,
  CrossSiteRequest: callers,
  RouteNotFound: callers,
  MethodNotAllowed: callers,
  ContentTooLarge: callers,
  UnsupportedMediaType: callers,
  DigestDiffers: again,
  RangeNotSatisfiable: callers,
  InternalFault: { ...callers, fault: "operator" },
  Unavailable: { ...again, fault: "operator" },
  DiskFull: { ...again, fault: "operator" }
} as const satisfies Record<EdgeRefusal["_tag"], Explanation>

const encodeRefusal = Schema.encodeSync(Schema.toCodecJson(Schema.Union([...Refusal.members, ...EdgeRefusal.members])))
const encodeExplanation = Schema.encodeSync(Schema.toCodecJson(Explanation))
