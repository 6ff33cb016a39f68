import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { idempotencyKey } from "../idempotency/arbitrary.ts"
import { organisationNumber } from "../identity/arbitrary.ts"
import { explain } from "../refusal/index.ts"
import { batch, batchChannel, batchId } from "./arbitrary.ts"
import {
  addItem,
  type Batch,
  BatchEvent,
  cancelBatch,
  commitBatch,
  countsOf,
  createBatch,
  evolve,
  finishBatch,
  settleItem
} from "./index.ts"

const scene = fc.record({ batch, key: idempotencyKey, channel: batchChannel, at: instant })
const orders = (
  batch: Batch,
  by: Batch["sender"],
  { key, at }: Pick<typeof scene extends fc.Arbitrary<infer S> ? S : never, "key" | "at">
) => [addItem(batch, by, key, at), commitBatch(batch, by, at), cancelBatch(batch, by, at)]

describe("a batch", () => {
  it("FIELD-25: no other sender knows of it: what they ask of it is not found, whatever it has come to", () => {
    fc.assert(
      fc.property(scene, organisationNumber, (scene, stranger) => {
        fc.pre(stranger !== scene.batch.sender)
        for (const answer of orders(scene.batch, stranger, scene)) {
          expect(answer).toEqual(Result.fail({ _tag: "BatchNotFound", rules: ["FIELD-25"] }))
        }
      })
    )
  })

  it("FIELD-11: what is done to it is written down with when, of which batch and by which rule", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { batch, key, channel, at } = scene
        const settled = settleItem(batch, batch.items[0]?.key ?? key, channel, at)
        for (const answer of [...orders(batch, batch.sender, scene), settled]) {
          if (Result.isFailure(answer)) {
            expect(answer.failure).toEqual({ _tag: "BatchNotOpen", rules: ["FIELD-11"], phase: batch.phase })
            const lost = batch.phase === "cancelled" ? { _tag: "BeginAgain" } : null
            expect(explain(answer.failure).remedy).toEqual(lost)
          } else if (answer.success !== null) {
            expect(answer.success).toMatchObject({ batch: batch.id, at, rules: ["FIELD-11"] })
            expect(BatchEvent.members.map((member) => member.fields._tag.schema.literal)).toContain(answer.success._tag)
          }
        }
        expect(finishBatch({ ...batch, items: [], phase: "committed" }, at)).toEqual({
          ...{ _tag: "BatchDone", batch: batch.id, at, rules: ["FIELD-11"] }
        })
      })
    )
  })

  it("FIELD-11: begins empty and created, takes sendings until it is committed, and holds each key once (FIELD-10)", () => {
    fc.assert(
      fc.property(
        batchId,
        organisationNumber,
        fc.array(idempotencyKey, { maxLength: 6 }),
        instant,
        (id, sender, keys, at) => {
          let batch = createBatch(id, sender)
          expect(batch.phase).toBe("created")
          for (const key of [...keys, ...keys]) {
            const answer = Result.getOrThrow(addItem(batch, sender, key, at))
            expect(answer === null).toBe(batch.items.some((item) => item.key === key))
            if (answer !== null) batch = evolve(batch, answer)
          }
          expect(batch.items).toEqual([...new Set(keys)].map((key) => ({ key, channel: null })))
          const committed = evolve(batch, Result.getOrThrow(commitBatch(batch, sender, at)) ?? expect.fail())
          for (const key of keys) {
            expect(Result.isFailure(addItem(committed, sender, key, at))).toBe(true)
          }
        }
      )
    )
  })

  it("FIELD-11: the counts by channel, with what waits, are all of it", () => {
    fc.assert(
      fc.property(scene, ({ batch, channel, at }) => {
        const counts = countsOf(batch)
        expect(Object.values(counts).reduce((total, count) => total + count)).toBe(batch.items.length)
        const waiting = batch.items.find((item) => item.channel === null)
        if (batch.phase !== "committed" || waiting === undefined) return
        const event = Result.getOrThrow(settleItem(batch, waiting.key, channel, at)) ?? expect.fail()
        expect(countsOf(evolve(batch, event))).toEqual({
          ...counts,
          [channel]: counts[channel] + 1,
          waiting: counts.waiting - 1
        })
      })
    )
  })

  it("FIELD-10, FIELD-11: to commit again, cancel again or settle again is no news", () => {
    fc.assert(
      fc.property(scene, ({ batch, channel, at }) => {
        const { sender } = batch
        const again = { committed: commitBatch, done: commitBatch, cancelled: cancelBatch, created: null }[batch.phase]
        if (again !== null) expect(again(batch, sender, at)).toEqual(Result.succeed(null))
        if (batch.phase !== "committed") return
        for (const item of batch.items) {
          expect(Result.getOrThrow(settleItem(batch, item.key, channel, at)) === null).toBe(item.channel !== null)
        }
      })
    )
  })
})
