import type { Level } from "../../identity/index.ts"
import { spelling } from "../spelling.ts"

export const { list, count, size, day, moment, oneOf } = spelling(
  "nb-NO",
  (day, time) => `${day} kl. ${time.replace(":", ".")}`
)

export const logInAt: Readonly<Record<Level, string>> = {
  password: "Logg inn.",
  substantial: "Logg inn med ID-porten.",
  high: "Logg inn med BankID, Buypass eller Commfides."
}
