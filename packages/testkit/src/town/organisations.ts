import type { ApiScope } from "@postkasse/core/identity"
import type { Organisation } from "./model.ts"

// The numbers are made up, with valid check digits; their pattern shows it.

const allScopes: ReadonlyArray<ApiScope> = [
  "postkasse:recipients.read",
  "postkasse:sendings.read",
  "postkasse:sendings.write",
  "postkasse:events.read"
]

export const municipality: Organisation = {
  number: "800011116",
  name: "Fjordmyr kommune",
  kind: "public",
  mayUseNationalId: true,
  client: { clientId: "fjordmyr-kommune", scopes: allScopes }
}

export const taxOffice: Organisation = {
  number: "800022223",
  name: "Skattekontoret i Fjordmyr",
  kind: "public",
  mayUseNationalId: true,
  client: { clientId: "skattekontoret-i-fjordmyr", scopes: allScopes }
}

export const hospital: Organisation = {
  number: "800033330",
  name: "Fjordmyr sykehus",
  kind: "public",
  mayUseNationalId: true,
  client: { clientId: "fjordmyr-sykehus", scopes: allScopes }
}

export const powerCompany: Organisation = {
  number: "800055555",
  name: "Kraftlinja Strøm AS",
  kind: "company",
  mayUseNationalId: false,
  client: { clientId: "kraftlinja-strom", scopes: allScopes }
}

export const works: Organisation = {
  number: "800066662",
  name: "Sildeverket AS",
  kind: "company",
  mayUseNationalId: true,
  client: { clientId: "sildeverket", scopes: ["postkasse:recipients.read", "postkasse:sendings.write"] }
}

export const hikingClub: Organisation = {
  number: "800088887",
  name: "Fjordmyr turlag",
  kind: "voluntary",
  mayUseNationalId: false,
  client: { clientId: "fjordmyr-turlag", scopes: allScopes }
}

/** Every sender in the town. */
export const organisations: ReadonlyArray<Organisation> = [
  municipality,
  taxOffice,
  hospital,
  powerCompany,
  works,
  hikingClub
]
