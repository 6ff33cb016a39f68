import type { RefusalTexts } from "../model.ts"
import { count, size } from "./spelling.ts"

export const logo = {
  LogoUnfit: ({ faults, maxBytes, minPixels }) => {
    const told = {
      notPng: "It must be PNG.",
      notTransparent: "The background must be transparent.",
      tooManyBytes: `It can be at most ${size(maxBytes)}.`,
      tooSmall: `It must be at least ${count(minPixels)} pixels each way.`
    }
    return { title: "The picture cannot be a logo", detail: faults.map((fault) => told[fault]).join(" ") }
  },
  LogoNotProposed: () => ({
    title: "The logo is not waiting for an answer",
    detail: "The organisation has proposed another since, or none. Look at the one that is waiting now."
  })
} satisfies Partial<RefusalTexts>
