import type { StorageAccount, StorageEvent } from "./model.ts"
import { bytesOf, sum, without } from "./policy.ts"

/** The account after something has happened to the mailbox's space. What is used is never less than nothing. */
export const evolve = (account: StorageAccount, event: StorageEvent): StorageAccount => {
  switch (event._tag) {
    case "SpaceReserved": {
      const others = without(account, event.reservation.id)
      return { ...others, reservations: [...others.reservations, event.reservation] }
    }
    case "SpaceUsed":
      return { ...without(account, event.reservation), used: sum([account.used, event.bytes]) }
    case "SpaceReleased":
      return without(account, event.reservation)
    case "SpaceTaken":
      return { ...account, used: sum([account.used, event.bytes]) }
    case "SpaceFreed":
      return { ...account, used: bytesOf(account.used - event.bytes) }
    case "SpaceBought":
      return { ...account, bought: [...account.bought, event.bought] }
  }
}
