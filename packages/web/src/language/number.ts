import type { Language } from "./choice.ts"

const locales = { nb: "nb-NO", nn: "nb-NO", en: "en-GB" } as const satisfies Record<Language, string>

const units = [
  ["megabyte", 1_000_000],
  ["kilobyte", 1000],
  ["byte", 1]
] as const

/** A number: `1 249`. */
export const count = (number: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(number)

/** A size in decimal units: `1,3 MB` (QUOTA-1). */
export const size = (bytes: number, language: Language): string => {
  const [unit, one] = units.find(([, one]) => bytes >= one) ?? units[2]
  const unitDisplay = unit === "byte" ? "long" : "short"
  const options = { style: "unit", unit, unitDisplay, maximumFractionDigits: bytes / one < 10 ? 1 : 0 } as const
  return new Intl.NumberFormat(locales[language], options).format(bytes / one)
}
