import { setTimeout as after, setImmediate as soon } from "node:timers/promises"
import { Unavailable } from "@postkasse/core/transaction"
import type { Health, PartHealth } from "../index.ts"

/** A part that this server stands on. */
export interface Part {
  readonly part: PartHealth["part"]
  /** Whether the server can serve nothing without it. */
  readonly needed: boolean
  /** ms that what was seen of it counts for. */
  readonly fresh: number
  /** Looks whether it can be used; rejects where it cannot. */
  readonly look: () => Promise<unknown>
}

/** Hears of each part as it is looked at. */
export interface CheckupWatch {
  readonly fellIll: (part: Part, fault: unknown) => void
  readonly isWell: (part: Part, illFor: number) => void
  readonly looked: (part: Part, isIll: boolean) => void
}

/** ms that a look may take. */
const patience = 2_000

/** ms after which one that is ill is looked at again. */
const illFor = 1_000

/**
 * Looks at the parts when asked, however often that is: a part is looked at once at a time, what was seen counts for a
 * while, and nobody waits for one that does not answer.
 */
export const checkupOf = (parts: ReadonlyArray<Part>, watch: CheckupWatch): (() => Promise<Health>) => {
  const looks = parts.map((part) => lookerAt(part, watch))
  return async () => {
    const seen = await Promise.all(looks.map((look) => look()))
    return { ready: seen.every(({ state, needed }) => state === "well" || !needed), parts: seen }
  }
}

// Answers that have come while this process was busy count: they are heard before the second step.
const late = async (): Promise<false> => {
  await after(patience, undefined, { ref: false })
  return soon(false)
}

const lookerAt = (part: Part, watch: CheckupWatch): (() => Promise<PartHealth>) => {
  let state: PartHealth["state"] = "well"
  let since = new Date()
  let seen = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> | null = null

  const see = (now: PartHealth["state"], fault: unknown) => {
    const at = new Date()
    if (now === "ill" && state === "well") watch.fellIll(part, fault)
    if (now === "well" && state === "ill") watch.isWell(part, at.getTime() - since.getTime())
    if (now !== state) [state, since] = [now, at]
    watch.looked(part, now === "ill")
    seen = performance.now()
  }
  const look = () => {
    underWay ??= part
      .look()
      .then(
        () => see("well", null),
        (fault: unknown) => see("ill", fault)
      )
      .finally(() => {
        underWay = null
      })
    return underWay.then(() => true)
  }
  return async () => {
    if (performance.now() - seen > (state === "ill" ? illFor : part.fresh)) {
      const answered = await Promise.race([look(), late()])
      if (!answered) see("ill", new Unavailable({ part: part.part }))
    }
    return { part: part.part, state, since: since.toISOString(), needed: part.needed }
  }
}
