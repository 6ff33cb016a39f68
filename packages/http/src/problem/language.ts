import { Language } from "@postkasse/core/text"
import { parseAccept } from "hono/utils/accept"

/** The language to answer in: the first one asked for that we know, else Bokmål (TRUST-6). */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const asked = parseAccept(acceptLanguage ?? "").filter(({ q }) => q > 0)
  for (const { type } of asked) {
    const primary = type.split("-")[0]?.toLowerCase() ?? ""
    const known = Language.literals.find((language) => language === (primary === "no" ? "nb" : primary))
    if (known !== undefined) return known
  }
  return "nb"
}
