import type { Level } from "../../identity/index.ts"
import { spelling } from "../spelling.ts"

// Browsers without Nynorsk write its days and numbers as Bokmål does, not in the language of whoever looks.
export const { list, count, size, day, moment, oneOf } = spelling(
  ["nn-NO", "nb-NO"],
  (day, time) => `${day} kl. ${time.replace(":", ".")}`
)

export const logInAt: Readonly<Record<Level, string>> = {
  password: "Logg inn.",
  substantial: "Logg inn med ID-porten.",
  high: "Logg inn med BankID, Buypass eller Commfides."
}
