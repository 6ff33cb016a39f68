import type { ElectronicId } from "../../identity/index.ts"
import type { Role } from "../../organisation/index.ts"
import type { RefusalTexts } from "../model.ts"
import { oneOf } from "./spelling.ts"

const roles: Readonly<Record<Role, string>> = {
  accountManager: "kontoforvaltar",
  administrator: "administrator",
  sender: "avsendar",
  reader: "lesar",
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
    title: "Vi finn ikkje bedriftskontoen",
    detail: "Han finst ikkje, eller du er ikkje brukar der."
  }),
  AccountExists: () => ({
    title: "Verksemda har allereie ein konto",
    detail:
      "Det er éin konto for kvart organisasjonsnummer. Be ein kontoforvaltar eller administrator der om å leggje deg til."
  }),
  ElectronicIdNotAccepted: ({ anyOf }) => ({
    title: "Denne innlogginga er ikkje nok her",
    detail: `For å opprette bedriftskonto må du logge inn med ${oneOf(anyOf.map((id) => electronicIds[id]))}.`
  }),
  NotSignatory: () => ({
    title: "Du kan ikkje opprette konto for verksemda",
    detail: "Du står ikkje med signatur eller prokura for henne i Brønnøysundregistra. Be nokon som gjer det."
  }),
  RoleMissing: ({ anyOf }) => ({
    title: "Du har ikkje tilgang til dette",
    detail: `Det kan gjerast av den som er ${oneOf(anyOf.map((role) => roles[role]))}.`
  }),
  UserNotFound: () => ({ title: "Vi finn ikkje brukaren", detail: "Personen er ikkje brukar av bedriftskontoen." }),
  UserExists: () => ({ title: "Personen er brukar allereie", detail: "Endre rollene i staden." }),
  LastAccountManager: () => ({
    title: "Kontoen må ha ein kontoforvaltar",
    detail: "Dette er den siste. Gjer først ein annan til kontoforvaltar."
  })
} satisfies Partial<RefusalTexts>
