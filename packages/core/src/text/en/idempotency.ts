import type { RefusalTexts } from "../model.ts"

export const idempotency = {
  KeyReused: () => ({
    title: "The key stands for something else",
    detail: "This idempotency key belongs to another request. Use a new key for each sending."
  }),
  KeyUnderWay: () => ({
    title: "The first request is not done",
    detail: "A request with the same key is under way. Ask again in a while to get its answer."
  })
} satisfies Partial<RefusalTexts>
