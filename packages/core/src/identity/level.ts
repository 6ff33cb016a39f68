/**
 * Level: how firmly a login proves who someone is (AUTH-2, AUTH-3).
 *
 * @module
 */
import { Schema } from "effect"

/** Assurance levels, weakest first (AUTH-3). */
export const Level = Schema.Literals(["password", "substantial", "high"]).annotate({ identifier: "Level" })
export type Level = typeof Level.Type

/** The levels that an electronic ID proves: all but a password's (AUTH-2). */
export const ElectronicLevel = Schema.Literals(["substantial", "high"]).annotate({ identifier: "ElectronicLevel" })
export type ElectronicLevel = typeof ElectronicLevel.Type

const rank: Readonly<Record<Level, number>> = { password: 0, substantial: 1, high: 2 }

/**
 * Whether a login at `has` does what `needs` asks for (AUTH-3).
 *
 * @example
 * ```ts
 * import { reaches } from "@postkasse/core/identity"
 *
 * console.log(reaches("high", "substantial")) // → true
 * console.log(reaches("password", "substantial")) // → false
 * ```
 */
export const reaches = (has: Level, needs: Level): boolean => rank[has] >= rank[needs]

/** The firmer of two levels (AUTH-3). */
export const firmer = (one: Level, other: Level): Level => (reaches(one, other) ? one : other)

/** The weaker of two levels (AUTH-3). */
export const weaker = (one: Level, other: Level): Level => (reaches(one, other) ? other : one)

/** The electronic IDs that ID-porten offers (AUTH-2). */
export const ElectronicId = Schema.Literals(["bankid", "buypass", "commfides", "minid"]).annotate({
  identifier: "ElectronicId"
})
export type ElectronicId = typeof ElectronicId.Type

/** The level that each electronic ID proves (AUTH-2). */
export const levelOfElectronicId: Readonly<Record<ElectronicId, ElectronicLevel>> = {
  bankid: "high",
  buypass: "high",
  commfides: "high",
  minid: "substantial"
}

/** ID-porten's name for a level, as it travels in `acr` (FIELD-1). A password has none. */
export const Acr = Schema.Literals(["idporten-loa-substantial", "idporten-loa-high"])
export type Acr = typeof Acr.Type

const levelOf: Readonly<Record<Acr, ElectronicLevel>> = {
  "idporten-loa-substantial": "substantial",
  "idporten-loa-high": "high"
}

/** The level that an `acr` claim proves, or null for one that we do not know: never guessed from anything else (FIELD-1). */
export const levelOfAcr = (acr: string): ElectronicLevel | null => (Schema.is(Acr)(acr) ? levelOf[acr] : null)

/**
 * What a login proved that was asked to prove `asked`: its level, from `acr` alone; that it falls short of what was asked;
 * or that the claim is none that we know (FIELD-1, AUTH-3).
 */
export const levelProved = (acr: string, asked: ElectronicLevel): ElectronicLevel | "FallsShort" | "Unknown" => {
  const level = levelOfAcr(acr)
  if (level === null) return "Unknown"
  return reaches(level, asked) ? level : "FallsShort"
}

/** The `acr` to ask ID-porten for, to reach `level` (FIELD-1). */
export const acrOf = (level: ElectronicLevel): Acr =>
  level === "high" ? "idporten-loa-high" : "idporten-loa-substantial"

/** The electronic ID that an `amr` claim names, or null (FIELD-1). ID-porten adds variants such as `BankID Mobil`. */
export const electronicIdOf = (amr: ReadonlyArray<string>): ElectronicId | null => {
  const named = amr.map((value) => value.toLowerCase())
  return ElectronicId.literals.find((id) => named.some((value) => value.startsWith(id))) ?? null
}
