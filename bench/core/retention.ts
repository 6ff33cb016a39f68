/** When is this thing deleted for good? The inputs lie anywhere in mailboxes anywhere in their life, often near the day. */
import { Instant } from "@postkasse/core/calendar"
import { type InTrash, Thing } from "@postkasse/core/folder"
import { Life } from "@postkasse/core/mailbox"
import { deletionOf } from "@postkasse/core/retention"
import { retentionScene } from "@postkasse/core/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { dayNumber, osloDay } from "./bare-oslo.ts"
import type { Decision } from "./comparison.ts"
import { rereading } from "./written.ts"

const Request = Schema.Struct({ thing: Thing, life: Life, at: Instant })
type Request = typeof Request.Type

/** The day it goes, and that on which the operator may decide that it goes, if sooner; null for none. */
interface Days {
  readonly goes: string | null
  readonly mayGo: string | null
  readonly daysLeft: number
  readonly isDue: boolean
}

const explained = ({ thing, life, at }: Request) => deletionOf(thing, life, at)

const bare = ({ thing, life, at }: Request): Days | "gone" | null => {
  if (life._tag === "Deleted") return "gone"
  const ofTrash = thing.lies._tag === "InTrash" && !waitsForOwner(thing.lies, life) ? thing.lies.deletionDay : null
  const ofMailbox = life._tag === "Closed" || life._tag === "Deceased" ? life.deletionDay : null
  if (ofTrash === null && ofMailbox === null) return null
  const today = osloDay(at.epochMilliseconds)
  const isRight = life._tag === "Deceased" && life.ground === "right"
  const goes = isRight ? ofTrash : earlier(ofTrash, ofMailbox)
  const first = earlier(ofTrash, ofMailbox)
  const mayGo = goes === first || (goes !== null && today > dayNumber(goes)) ? null : first
  const left = dayNumber(mayGo ?? goes ?? "") - today
  return { goes, mayGo, daysLeft: Math.max(0, left), isDue: left < 0 }
}

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other
  return other < one ? other : one
}

const waitsForOwner = ({ by, deletionDay }: InTrash, life: Life): boolean => {
  if (by.as !== "delegate" || (life._tag !== "Closed" && life._tag !== "Deceased")) return false
  const shut = life._tag === "Deceased" && life.before._tag === "Closed" ? life.before.since : life.since
  return osloDay(shut.epochMilliseconds) <= dayNumber(deletionDay)
}

export const retention = (distinct: number): Decision<Request> => ({
  inputs: fc
    .sample(retentionScene, { numRuns: distinct, seed: 2026 })
    .map(({ thing, mailbox: { life }, at }) => ({ thing, life, at }))
    .map(rereading(Request)),
  explained,
  bare,
  plainly: (request) => {
    const deletion = explained(request)
    switch (deletion._tag) {
      case "Gone":
        return "gone"
      case "StaysUntilDeleted":
        return null
      case "GoesOn":
        return { goes: deletion.day, mayGo: null, daysLeft: deletion.daysLeft, isDue: deletion.isDue }
      case "MayGoFrom":
        return { goes: deletion.goesOn, mayGo: deletion.day, daysLeft: deletion.daysLeft, isDue: deletion.isDue }
    }
  }
})
