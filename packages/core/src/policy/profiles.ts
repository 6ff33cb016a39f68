import { DateTime } from "effect"
import { Bytes, type ProviderProfile } from "./model.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The policies of Digipost, as its help pages tell them, with our decisions where they are silent. */
export const digipost: ProviderProfile = {
  provider: "digipost",
  version: "digipost-2026-01",
  effectiveFrom: DateTime.makeUnsafe("2026-01-01T00:00:00Z"),
  session: {
    browserIdle: 30 * minute,
    browserAbsolute: 8 * hour,
    mobileIdleDays: 60,
    mobileLevelIdle: day,
    mobileLevelAge: 7 * day
  },
  password: {
    minCharacters: 12,
    maxCharacters: 128,
    guessesPerAccount: 5,
    guessesPerAddress: 20,
    guessWindow: 15 * minute
  },
  opening: { publicFloor: "substantial" },
  sending: {
    maxBytes: Bytes.make(30_000_000),
    maxFiles: 200,
    smallDocument: Bytes.make(128_000),
    openSendingLives: day,
    idempotencyDays: 30
  },
  directory: { maxQueries: 1000, oldAddressMonths: 12 },
  life: { closedMonths: 3, reopenLevel: "high" }
}

/** The policies of e-Boks. What the main job decides is the same here; the words to come differ (LIFE-7, LIFE-12). */
export const eBoks: ProviderProfile = { ...digipost, provider: "e-boks", version: "e-boks-2026-01" }
