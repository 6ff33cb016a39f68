import { Unavailable } from "@postkasse/core/transaction"
import { StorageHealth } from "@postkasse/db"
import { Effect, type ManagedRuntime } from "effect"
import { type ClamdAddress, type OpenIdClient, type PartName, pingClamd } from "../index.ts"
import type { Part } from "./checkup.ts"
import type { Settings } from "./environment.ts"
import type { StandIns } from "./stand-ins.ts"

/** The systems around, or what stands in for them. */
export interface Around {
  readonly idPorten: OpenIdClient
  readonly tokenIssuer: string
}

/** The systems around, or what stands in for them. */
export const aroundOf = (client: OpenIdClient | null, { outside }: Settings, standIns: StandIns | null): Around => {
  const idPorten = client ?? standIns?.idPorten
  const tokenIssuer = outside?.maskinporten.issuer ?? standIns?.tokenIssuer
  if (idPorten === undefined || tokenIssuer === undefined)
    throw new Error("Without outside systems there are stand-ins")
  return { idPorten, tokenIssuer }
}

/**
 * The parts that are looked at. Without the database or the keys nothing can be read or taken in. Without blobs small
 * documents are; without ID-porten those logged in read on; without the token issuer's keys those known are kept; without
 * the malware scanner letters are held, and those that have come are read. Where nothing is scanned it is no part.
 */
export const partsOf = async (
  runtime: ManagedRuntime.ManagedRuntime<StorageHealth, never>,
  { idPorten, tokenIssuer }: Around,
  clamd: ClamdAddress | null
): Promise<ReadonlyArray<Part>> => {
  const { looks } = await runtime.runPromise(Effect.flatMap(StorageHealth, Effect.succeed))
  const stored = (part: keyof typeof looks, needed: boolean): Part => ({
    ...{ part, needed, fresh: 1_000 },
    look: () => runtime.runPromise(looks[part])
  })
  const around = (part: "ID-porten" | "token issuer", issuer: string, document: string): Part => ({
    ...{ part, needed: false, fresh: 30_000 },
    look: () => published(part, new URL(`.well-known/${document}`, issuer.endsWith("/") ? issuer : `${issuer}/`))
  })
  return [
    stored("database", true),
    stored("key store", true),
    stored("blob store", false),
    around("ID-porten", idPorten.issuer, "openid-configuration"),
    around("token issuer", tokenIssuer, "oauth-authorization-server"),
    ...(clamd === null ? [] : [scanner(clamd)])
  ]
}

const scanner = (clamd: ClamdAddress): Part => ({
  ...{ part: "malware scanner", needed: false, fresh: 5_000 },
  look: () => pingClamd(clamd)
})

const published = async (part: PartName, url: URL): Promise<void> => {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: "error" })
  if (!ok) throw new Unavailable({ part })
}
