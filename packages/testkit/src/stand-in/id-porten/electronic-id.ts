/** The electronic IDs that ID-porten offers, as this stand-in's forms name them (AUTH-2). */
export type ElectronicId = "bankid" | "buypass" | "commfides" | "minid"

/** The levels that ID-porten gives. */
export type Level = "substantial" | "high"

interface Kind {
  readonly title: string
  readonly level: Level
  /** What `amr` says. */
  readonly amr: string
}

/** What each electronic ID is called and proves (AUTH-2), in the order they are offered. */
export const ELECTRONIC_IDS: Readonly<Record<ElectronicId, Kind>> = {
  bankid: { title: "BankID", level: "high", amr: "BankID" },
  buypass: { title: "Buypass", level: "high", amr: "Buypass" },
  commfides: { title: "Commfides", level: "high", amr: "Commfides" },
  minid: { title: "MinID", level: "substantial", amr: "Minid-PIN" }
}

const acrs: Readonly<Record<Level, string>> = {
  substantial: "idporten-loa-substantial",
  high: "idporten-loa-high"
}

/** The values of `acr`, weakest first. */
export const ACR_VALUES: ReadonlyArray<string> = Object.values(acrs)

export const acrOf = (id: ElectronicId): string => acrs[ELECTRONIC_IDS[id].level]

/** The levels that `acr_values` names; null when one of them is unknown. Naming none asks for *substantial*. */
export const levelAskedFor = (acrValues: string | undefined): Level | null => {
  const named = (acrValues ?? acrs.substantial).split(" ").filter((value) => value !== "")
  if (named.length === 0 || !named.every((value) => ACR_VALUES.includes(value))) return null
  // Several are alternatives: the weakest of them will do.
  return named.includes(acrs.substantial) ? "substantial" : "high"
}

/** Whether a login that gave `acr` answers a request for `level`. */
export const answers = (acr: string | undefined, level: Level): boolean =>
  acr === acrs.high || (acr === acrs.substantial && level === "substantial")

/** The electronic IDs that reach `level`, in the order they are offered. */
export const electronicIdsFor = (level: Level): ReadonlyArray<ElectronicId> =>
  (Object.keys(ELECTRONIC_IDS) as ReadonlyArray<ElectronicId>).filter((id) => answers(acrOf(id), level))

export const isElectronicId = (value: unknown): value is ElectronicId =>
  typeof value === "string" && Object.hasOwn(ELECTRONIC_IDS, value)
