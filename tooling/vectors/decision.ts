import { Result, Schema } from "effect"
import fc from "fast-check"
import { somebodysIn } from "./synthetic.ts"

/** What a function of the core answered, as JSON; refused where it is a refusal. */
export interface Answered {
  readonly answer: Schema.Json
  readonly refused: boolean
}

/** A function of the core, with what it takes to ask it in JSON. */
export interface Decision {
  readonly name: string
  /** The tags of every answer and every refusal: each is to show up among the vectors. */
  readonly tags: ReadonlyArray<string>
  /** How many vectors are wanted, at the most. */
  readonly most: number
  readonly input: Schema.Codec<unknown, Schema.Json>
  readonly output: Schema.Codec<unknown, Schema.Json>
  /** Inputs that could have come about, from a seed; without those that have a number in them that could be somebody's. */
  readonly inputs: (seed: number, count: number) => ReadonlyArray<Schema.Json>
  readonly answerTo: (input: Schema.Json) => Answered
}

/** A schema that takes nothing but the value: no services. */
type Plain<A = unknown> = Schema.Codec<A, unknown>

interface Asked<I> {
  readonly input: Plain<I>
  readonly answer: Plain
  /** What it may refuse; left out where it never does. */
  readonly refusal?: Plain
  readonly from: fc.Arbitrary<NoInfer<I>>
  /** Answers a value or a `Result`; what the schemas of answers do not take is a fault of theirs. */
  readonly decide: (input: I) => unknown
  readonly most?: number
}

/** Makes a function of the core one that can be asked in JSON, by the JSON codecs of its schemas. */
export const decision = <I>(
  name: string,
  { input, answer, refusal = Schema.Never, from, decide, most = 24 }: Asked<I>
): Decision => {
  const given = Schema.toCodecJson(input)
  const [answers, refusals] = [Schema.toCodecJson(answer), Schema.toCodecJson(refusal)]
  const [write, read] = [Schema.encodeSync(given), Schema.decodeUnknownSync(given)]
  const [writeAnswer, writeRefusal] = [Schema.encodeUnknownSync(answers), Schema.encodeUnknownSync(refusals)]
  return {
    name,
    tags: [...tagsOf(answer), ...tagsOf(refusal)],
    most,
    input: given,
    output: Schema.Union([answers, refusals]),
    inputs: (seed, count) =>
      fc
        .sample(from, { seed, numRuns: count })
        .map((one) => write(one))
        .filter((one) => somebodysIn(JSON.stringify(one)).length === 0),
    answerTo: (asked) => {
      const decided = decide(read(asked))
      if (!Result.isResult(decided)) return { answer: writeAnswer(decided), refused: false }
      return Result.isSuccess(decided)
        ? { answer: writeAnswer(decided.success), refused: false }
        : { answer: writeRefusal(decided.failure), refused: true }
    }
  }
}

/** The tags of a tagged struct, or of a union of some. */
const tagsOf = (schema: Schema.Top): ReadonlyArray<string> => {
  const { members, fields } = schema as {
    readonly members?: ReadonlyArray<Schema.Top>
    readonly fields?: { readonly _tag?: { readonly schema: { readonly literal: string } } }
  }
  if (members !== undefined) return members.flatMap(tagsOf)
  return fields?._tag === undefined ? [] : [fields._tag.schema.literal]
}
