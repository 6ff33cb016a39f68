import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from "@casl/ability"
import type { Engine } from "../comparison.ts"
import type { Facts } from "../facts.ts"

interface Request {
  readonly ability: MongoAbility
  readonly letter: ReturnType<typeof subject>
}

/**
 * CASL defines what one reader may at one moment, and compares nothing with anything but a constant: so the reader's level,
 * and the hour, are constants of the ability. To define it is no part of what is measured, though it would be done anew for
 * every reader and moment.
 */
const abilityOf = ({ reader, level, publicFloor, at }: Facts): MongoAbility => {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
  can("open", "Letter", {
    owner: reader,
    life: { $in: ["Active", "Deactivated"] },
    inMailbox: true,
    visibleAt: { $lte: at },
    requires: { $lte: level }
  })
  can("open", "Letter", {
    grants: { $elemMatch: { delegate: reader, opens: true, since: { $lte: at }, until: { $gt: at } } },
    inMailbox: true,
    visibleAt: { $lte: at },
    requires: { $lte: level }
  })
  if (level < publicFloor) cannot("open", "Letter", { senderKind: "public" })
  cannot("open", "Letter", { scans: { $elemMatch: { $ne: "clean" } } })
  cannot("open", "Letter", { asksConfirmation: true, confirmed: false })
  return build()
}

export const casl: Engine<Facts, Request> = {
  requestOf: (facts) => ({ ability: abilityOf(facts), letter: subject("Letter", { ...facts }) }),
  decide: ({ ability, letter }) => ability.can("open", letter),
  answers: "atOnce"
}
