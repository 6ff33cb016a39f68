import type { Instant } from "../calendar/index.ts"
import { notifiable, type RegisteredPerson } from "../channel/index.ts"
import { type ContactAddress, readRegister } from "../contact/index.ts"
import type { ChannelPolicy } from "../policy/index.ts"
import type { RegisterAddresses } from "./model.ts"

/** The addresses in the register by which the person can be notified of public mail (NOTIFY-3, FIELD-4). */
export const registerAddressesOf = (
  policy: ChannelPolicy,
  person: RegisteredPerson,
  bounced: ReadonlyArray<ContactAddress>,
  at: Instant
): RegisterAddresses => {
  const { email, mobile } = readRegister(person)
  const can = notifiable(policy, person, at)
  return { email: can.email ? email : null, mobile: can.mobile ? mobile : null, bounced }
}
