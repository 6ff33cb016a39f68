import type { Level } from "../../identity/index.ts"
import { spelling } from "../spelling.ts"

export const { list, count, size, day, moment, oneOf } = spelling("en-GB", (day, time) => `${day} at ${time}`)

export const logInAt: Readonly<Record<Level, string>> = {
  password: "Log in.",
  substantial: "Log in with ID-porten.",
  high: "Log in with BankID, Buypass or Commfides."
}
