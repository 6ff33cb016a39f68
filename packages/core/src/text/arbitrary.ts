import fc from "fast-check"
import { Language } from "./index.ts"

export const language: fc.Arbitrary<Language> = fc.constantFrom(...Language.literals)
