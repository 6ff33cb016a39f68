import type { ElectronicId } from "../../identity/index.ts"
import type { Role } from "../../organisation/index.ts"
import type { RefusalTexts } from "../model.ts"
import { oneOf } from "./spelling.ts"

const roles: Readonly<Record<Role, string>> = {
  accountManager: "kontoforvalter",
  administrator: "administrator",
  sender: "avsender",
  reader: "leser",
  controller: "kontrollør"
}

const electronicIds: Readonly<Record<ElectronicId, string>> = {
  bankid: "BankID",
  buypass: "Buypass",
  commfides: "Commfides",
  minid: "MinID"
}

export const organisation = {
  AccountNotFound: () => ({
    title: "Vi finner ikke bedriftskontoen",
    detail: "Den finnes ikke, eller du er ikke bruker der."
  }),
  AccountExists: () => ({
    title: "Virksomheten har allerede en konto",
    detail:
      "Det er én konto for hvert organisasjonsnummer. Be en kontoforvalter eller administrator der om å legge deg til."
  }),
  ElectronicIdNotAccepted: ({ anyOf }) => ({
    title: "Denne innloggingen er ikke nok her",
    detail: `For å opprette bedriftskonto må du logge inn med ${oneOf(anyOf.map((id) => electronicIds[id]))}.`
  }),
  NotSignatory: () => ({
    title: "Du kan ikke opprette konto for virksomheten",
    detail: "Du står ikke med signatur eller prokura for den i Brønnøysundregistrene. Be en som gjør det."
  }),
  RoleMissing: ({ anyOf }) => ({
    title: "Du har ikke tilgang til dette",
    detail: `Det kan gjøres av den som er ${oneOf(anyOf.map((role) => roles[role]))}.`
  }),
  UserNotFound: () => ({ title: "Vi finner ikke brukeren", detail: "Personen er ikke bruker av bedriftskontoen." }),
  UserExists: () => ({ title: "Personen er bruker allerede", detail: "Endre rollene i stedet." }),
  LastAccountManager: () => ({
    title: "Kontoen må ha en kontoforvalter",
    detail: "Dette er den siste. Gjør først en annen til kontoforvalter."
  })
} satisfies Partial<RefusalTexts>
