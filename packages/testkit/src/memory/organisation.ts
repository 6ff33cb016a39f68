import { type Organisation, Organisations } from "@postkasse/core/organisation"
import { Effect, Layer } from "effect"
import { lock, read, table, write } from "./store.ts"

export const memoryOrganisations = () =>
  Layer.sync(Organisations, () => {
    const organisations = table<Organisation>("organisation")
    const at = (number: Organisation["number"]) => ({ _tag: "Organisation", number }) as const
    return {
      find: (number) => read(organisations, at(number), number),
      lock: (number) =>
        Effect.andThen(lock(organisations, at(number), number), read(organisations, at(number), number)),
      put: (organisation) => write(organisations, at(organisation.number), organisation.number, organisation)
    }
  })
