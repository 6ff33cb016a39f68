import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Policy } from "@postkasse/core/policy"
import { layerStorage } from "@postkasse/db"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { createDatabase } from "@postkasse/testkit/postgres"
import { Layer } from "effect"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { inWords } from "../../test/matrix/ask.ts"
import { alikeInWork, callEverything, type Matrix } from "../../test/matrix/scene.ts"
import { tap } from "../../test/matrix/tap.ts"
import type { Trace } from "../../test/matrix/trace.ts"
import { patient } from "../../test/world.ts"

/** The matrix of `test/matrix.test.ts` once more, on databases: here their statements are heard, and what is decrypted. */
const databases: ReadonlyArray<readonly [name: string, begin: string | null, url: () => Promise<string | null>]> = [
  ["PGlite", null, () => Promise.resolve(null)],
  ["Postgres", "begin read write", () => createDatabase(inject("postgres").embedded)]
]

const trace: Trace = []
tap(trace)

describe.each(databases)("every route, by every kind of caller, on %s", (_, begin, urlOf) => {
  let dataDir: string
  let matrix: Matrix
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "postkasse-matrix-"))
    const url = await urlOf()
    const storage = Layer.orDie(layerStorage({ dataDir, url, rootKeyFile: null, bucket: null }))
    const ports = Layer.mergeAll(storage, identifiers, noScanner).pipe(
      Layer.provideMerge(Layer.merge(Layer.succeed(Policy, patient), memorySeal))
    )
    matrix = await callEverything(ports, ["own", "others", "unknown"], trace)
  })
  afterAll(async () => {
    await matrix.close()
    await rm(dataDir, { recursive: true })
  })

  it("FIELD-25, FIELD-6, CONTACT-8: sends the same statements for what one may not know of as for what is nobody's, gets as many rows, and opens as much", () => {
    const patterns = alikeInWork(matrix.calls)
    expect(patterns.length).toBeGreaterThan(matrix.operations.length)
    for (const alike of patterns) {
      for (const call of alike) expect(call.trace, inWords(call)).toEqual(alike[0]?.trace)
    }
  })

  it("is heard in full by what is compared", () => {
    const letIn = matrix.calls.filter(
      ({ operation, verdict }) => operation.operationId === "readDocument" && verdict === "let in"
    )
    expect(letIn.length).toBeGreaterThan(0)
    const documents = /^select .* from "document" where/u
    for (const { trace, caller } of letIn) {
      const heard = trace.map(({ asked, rows }) => (documents.test(asked) ? `document ${rows}` : asked))
      const wanted = ["Letters.find", "unseal letter", "document 1", "unseal document key", "decrypt"]
      expect(heard, caller.name).toEqual(expect.arrayContaining(begin === null ? wanted : [...wanted, begin]))
    }
  })

  it("was no fault", () => {
    expect(matrix.scene.world.faults).toEqual([])
  })
})
