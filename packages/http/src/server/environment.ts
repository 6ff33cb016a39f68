import type { Bucket } from "@postkasse/db"
import { Result, Schema } from "effect"
import { type ClamdAddress, clamdAddressOf } from "../index.ts"
import type { Collector } from "./telemetry/index.ts"

const Port = Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 65_535 }))
const Count = Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 10 }))
const Seconds = Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 600 }))
const Address = Schema.String.check(
  Schema.makeFilter((text: string) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol), {
    description: "an http or https address"
  })
)

const Clamd = Schema.String.check(
  Schema.isPattern(/^(?:\/.+|[^/\s]+:[0-9]{1,5})$/u, { description: "a socket's path, or host:port" }),
  Schema.makeFilter((text: string) => {
    const address = clamdAddressOf(text)
    return "path" in address || (address.port > 0 && address.port <= 65_535)
  })
)

const mostBeforeStandIns = 65_533

/** What the environment may say; `docs/operations.md` tells of each. */
const Variables = Schema.Struct({
  PORT: Schema.optionalKey(Port),
  HOST: Schema.optionalKey(Schema.NonEmptyString),
  PUBLIC_URL: Schema.optionalKey(Address),
  DATA_DIR: Schema.optionalKey(Schema.NonEmptyString),
  DATABASE_URL: Schema.optionalKey(Schema.NonEmptyString),
  ROOT_KEY_FILE: Schema.optionalKey(Schema.NonEmptyString),
  S3_BUCKET: Schema.optionalKey(Schema.NonEmptyString),
  S3_REGION: Schema.optionalKey(Schema.NonEmptyString),
  S3_ENDPOINT: Schema.optionalKey(Address),
  LOGIN_SECRET_FILE: Schema.optionalKey(Schema.NonEmptyString),
  LOG_KEY_FILE: Schema.optionalKey(Schema.NonEmptyString),
  PROXIES: Schema.optionalKey(Count),
  DRAIN_SECONDS: Schema.optionalKey(Seconds),
  ID_PORTEN_ISSUER: Schema.optionalKey(Address),
  ID_PORTEN_CLIENT_ID: Schema.optionalKey(Schema.NonEmptyString),
  ID_PORTEN_KEY_FILE: Schema.optionalKey(Schema.NonEmptyString),
  MASKINPORTEN_ISSUER: Schema.optionalKey(Address),
  API_AUDIENCE: Schema.optionalKey(Schema.NonEmptyString),
  CLAMD: Schema.optionalKey(Clamd),
  LOG_LEVEL: Schema.optionalKey(Schema.Literals(["info", "warn", "error"])),
  OTEL_EXPORTER_OTLP_ENDPOINT: Schema.optionalKey(Address),
  OTEL_EXPORTER_OTLP_PROTOCOL: Schema.optionalKey(Schema.Literals(["http/protobuf", "http/json"]))
})

/** ID-porten and Maskinporten as they are reached in production. */
export interface Outside {
  readonly idPorten: { readonly issuer: string; readonly clientId: string; readonly keyFile: string }
  readonly maskinporten: { readonly issuer: string }
}

/** How the server is to run. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Where browsers reach it; null for the address it listens on. */
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly rootKeyFile: string | null
  /** The bucket of large documents; null for files in `dataDir`. */
  readonly bucket: Bucket | null
  readonly loginSecretFile: string | null
  readonly logKeyFile: string | null
  readonly proxies: number
  /** ms that it goes on answering once it is told to stop, while a load balancer learns of it. */
  readonly drain: number
  /** What `aud` tokens must hold; null for the API's own address. */
  readonly audience: string | null
  /** Where clamd listens; null for the stand-in, or for no scan where nothing stands in. */
  readonly clamd: ClamdAddress | null
  /** From which level on events are logged: all of them in production, what is amiss in the demo. */
  readonly logLevel: "info" | "warn" | "error"
  /** Where traces and metrics go; null for nowhere. */
  readonly collector: Collector | null
  /** Null for the stand-ins and the demo town. */
  readonly outside: Outside | null
}

/** Reads the environment, or says in one line what is wrong with it. Values are not repeated: some are secret. */
export const settingsIn = (
  environment: Readonly<Record<string, string | undefined>>
): Result.Result<Settings, string> => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""))
  for (const [name, schema] of Object.entries(Variables.fields)) {
    const value = set[name]
    if (value !== undefined && Result.isFailure(Schema.decodeUnknownResult(schema as Schema.Codec<unknown>)(value))) {
      return Result.fail(`The environment variable ${name} cannot be read.`)
    }
  }
  const read = Schema.decodeUnknownSync(Variables)(set)
  const outside = outsideIn(read)
  if (Result.isFailure(outside)) return Result.fail(outside.failure)
  const bucket = bucketIn(read)
  if (Result.isFailure(bucket)) return Result.fail(bucket.failure)
  if (outside.success === null && (read.PORT ?? 0) > mostBeforeStandIns) {
    return Result.fail(
      `PORT leaves no room for the stand-ins' two ports after it: name one up to ${mostBeforeStandIns}.`
    )
  }
  return Result.succeed({
    port: read.PORT ?? 8480,
    host: read.HOST ?? "127.0.0.1",
    publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL).origin,
    dataDir: read.DATA_DIR ?? "data",
    databaseUrl: read.DATABASE_URL ?? null,
    rootKeyFile: read.ROOT_KEY_FILE ?? null,
    bucket: bucket.success,
    loginSecretFile: read.LOGIN_SECRET_FILE ?? null,
    logKeyFile: read.LOG_KEY_FILE ?? null,
    proxies: read.PROXIES ?? 0,
    drain: (read.DRAIN_SECONDS ?? (outside.success === null ? 0 : 10)) * 1_000,
    audience: read.API_AUDIENCE ?? null,
    clamd: read.CLAMD === undefined ? null : clamdAddressOf(read.CLAMD),
    logLevel: read.LOG_LEVEL ?? (outside.success === null ? "warn" : "info"),
    collector: collectorIn(set),
    outside: outside.success
  })
}

const bucketIn = (read: typeof Variables.Type): Result.Result<Bucket | null, string> => {
  const { S3_BUCKET: name, S3_REGION: region, S3_ENDPOINT: endpoint = null } = read
  if (name !== undefined && region !== undefined) return Result.succeed({ name, region, endpoint })
  if (name === undefined && region === undefined && endpoint === null) return Result.succeed(null)
  return Result.fail("S3_BUCKET and S3_REGION go together, and S3_ENDPOINT is nothing without them.")
}

/** All that OpenTelemetry's own variables say, where they name a collector. */
const collectorIn = (set: Readonly<Record<string, string | undefined>>): Collector | null => {
  if (set["OTEL_EXPORTER_OTLP_ENDPOINT"] === undefined) return null
  const told = Object.entries(set).filter((entry): entry is [string, string] => entry[0].startsWith("OTEL_"))
  return Object.fromEntries(told)
}

// Half a production would log people in with the demo's keys: all of it is named, or none.
const outsideIn = (read: typeof Variables.Type): Result.Result<Outside | null, string> => {
  const named = {
    ID_PORTEN_ISSUER: read.ID_PORTEN_ISSUER,
    ID_PORTEN_CLIENT_ID: read.ID_PORTEN_CLIENT_ID,
    ID_PORTEN_KEY_FILE: read.ID_PORTEN_KEY_FILE,
    MASKINPORTEN_ISSUER: read.MASKINPORTEN_ISSUER
  }
  const missing = Object.entries(named).filter(([, value]) => value === undefined)
  if (missing.length === 4) return Result.succeed(null)
  const { ID_PORTEN_ISSUER, ID_PORTEN_CLIENT_ID, ID_PORTEN_KEY_FILE, MASKINPORTEN_ISSUER } = named
  if (
    ID_PORTEN_ISSUER === undefined ||
    ID_PORTEN_CLIENT_ID === undefined ||
    ID_PORTEN_KEY_FILE === undefined ||
    MASKINPORTEN_ISSUER === undefined
  ) {
    return Result.fail(
      `These environment variables go together, and are missing: ${missing.map(([name]) => name).join(", ")}.`
    )
  }
  return Result.succeed({
    idPorten: { issuer: ID_PORTEN_ISSUER, clientId: ID_PORTEN_CLIENT_ID, keyFile: ID_PORTEN_KEY_FILE },
    maskinporten: { issuer: MASKINPORTEN_ISSUER }
  })
}
