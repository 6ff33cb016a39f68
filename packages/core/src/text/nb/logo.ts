import type { RefusalTexts } from "../model.ts"
import { count, size } from "./spelling.ts"

export const logo = {
  LogoUnfit: ({ faults, maxBytes, minPixels }) => {
    const told = {
      notPng: "Det må være PNG.",
      notTransparent: "Bakgrunnen må være gjennomsiktig.",
      tooManyBytes: `Det kan være på høyst ${size(maxBytes)}.`,
      tooSmall: `Det må være minst ${count(minPixels)} piksler hver vei.`
    }
    return { title: "Bildet kan ikke brukes som logo", detail: faults.map((fault) => told[fault]).join(" ") }
  },
  LogoNotProposed: () => ({
    title: "Logoen venter ikke på svar",
    detail: "Virksomheten har foreslått en annen siden, eller ingen. Se på den som venter nå."
  })
} satisfies Partial<RefusalTexts>
