import { Schema } from "effect"
import fc from "fast-check"
import {
  Addressee,
  FitForPrint,
  judgeForPrint,
  mayPrint,
  NotFitForPrint,
  PdfFacts,
  PostalAddressMissing,
  PrintNotAllowed
} from "../../../packages/core/src/print/index.ts"
import { fitPdf, pdfFacts, printRequest } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const PrintRequest = Schema.Union([
  Schema.TaggedStruct("ThroughApi", { senderAllows: Schema.Boolean, to: Schema.NullOr(Addressee) }),
  Schema.TaggedStruct("OnTheWeb", { to: Schema.NullOr(Addressee) })
])
/** What is no PDF is null. */
const documents = Schema.NonEmptyArray(Schema.NullOr(PdfFacts))

const asked = profileName.chain((profile) => {
  const fit = fitPdf(profileNamed(profile).print)
  const one: fc.Arbitrary<PdfFacts | null> = fc.oneof(fit, fit, fit, fc.option(pdfFacts, { freq: 4 }))
  return fc.record({
    profile: fc.constant(profile),
    request: printRequest,
    documents: fc.tuple(one, fc.array(one, { maxLength: 1 })).map(([main, more]) => [main, ...more] as const)
  })
})

export const print = [
  decision("judgeForPrint", {
    input: Schema.Struct({ profile: ProfileName, documents }),
    answer: FitForPrint,
    refusal: NotFitForPrint,
    from: asked,
    decide: ({ profile, documents }) => judgeForPrint(profileNamed(profile), documents)
  }),
  decision("mayPrint", {
    input: Schema.Struct({ profile: ProfileName, request: PrintRequest, documents }),
    answer: FitForPrint,
    refusal: Schema.Union([PrintNotAllowed, PostalAddressMissing, NotFitForPrint]),
    from: asked,
    most: 12,
    decide: ({ profile, request, documents }) => mayPrint(profileNamed(profile), request, documents)
  })
]
