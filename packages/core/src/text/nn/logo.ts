import type { RefusalTexts } from "../model.ts"
import { count, size } from "./spelling.ts"

export const logo = {
  LogoUnfit: ({ faults, maxBytes, minPixels }) => {
    const told = {
      notPng: "Det må vere PNG.",
      notTransparent: "Bakgrunnen må vere gjennomsiktig.",
      tooManyBytes: `Det kan vere på høgst ${size(maxBytes)}.`,
      tooSmall: `Det må vere minst ${count(minPixels)} pikslar kvar veg.`
    }
    return { title: "Biletet kan ikkje brukast som logo", detail: faults.map((fault) => told[fault]).join(" ") }
  },
  LogoNotProposed: () => ({
    title: "Logoen ventar ikkje på svar",
    detail: "Verksemda har gjort framlegg om ein annan sidan, eller ingen. Sjå på den som ventar no."
  })
} satisfies Partial<RefusalTexts>
