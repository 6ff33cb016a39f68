import { readFileSync } from "node:fs"
import { join } from "node:path"
import { isDeepStrictEqual } from "node:util"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { digipost, eBoks, ProviderProfile } from "../../packages/core/src/policy/index.ts"
import { profile as anyProfile } from "../../packages/core/src/testing.ts"

export const folder = process.env["VECTORS"] ?? join(import.meta.dirname, "../../packages/core/vectors")

/** The profiles that vectors are decided by, under their versions: ours, and some that nobody has. */
export const ProfileName = Schema.Literals([digipost.version, eBoks.version, "invented-1", "invented-2"])
type ProfileName = typeof ProfileName.Type
export const profileName: fc.Arbitrary<ProfileName> = fc.constantFrom(...ProfileName.literals)

const Profiles = Schema.toCodecJson(Schema.Struct({ profiles: Schema.Array(ProviderProfile) }))

/** What `profiles.json` holds, when it is written. Invented ones keep a reader from taking our numbers for the rule. */
export const writtenProfiles = (seed: number): Schema.Json => {
  const [one, other] = fc
    .sample(anyProfile, { seed, numRuns: 40 })
    .filter(({ version }) => version !== digipost.version && version !== eBoks.version)
  if (one === undefined || other === undefined) throw new Error("The generator invents no profiles any more.")
  const few = {
    ...one,
    sending: { ...one.sending, maxFiles: 2 },
    directory: { ...one.directory, maxQueries: 2 }
  }
  const invented = [few, other].map((profile, index) => ({ ...profile, version: `invented-${index + 1}` }))
  return Schema.encodeSync(Profiles)({ profiles: [digipost, eBoks, ...invented] })
}

let read: ReadonlyArray<ProviderProfile> | null = null

/** A profile as `profiles.json` has it. */
export const profileNamed = (name: ProfileName): ProviderProfile => {
  const given: unknown = read ?? JSON.parse(readFileSync(join(folder, "profiles.json"), "utf8"))
  read ??= Result.getOrThrowWith(
    Schema.decodeUnknownResult(Profiles)(given),
    ({ message }) => new Error(`profiles.json has other profiles than there are now: pnpm vectors --write\n${message}`)
  ).profiles
  const found = read.find(({ version }) => version === name)
  if (found === undefined) throw new Error(`profiles.json has no ${name}.`)
  return found
}

/** Those of our profiles that `profiles.json` has otherwise than they are. */
export const faultsOfProfiles = (): ReadonlyArray<string> => {
  const ours = Schema.encodeSync(Schema.toCodecJson(ProviderProfile))
  return [digipost, eBoks]
    .filter(({ version, ...rest }) => !isDeepStrictEqual(ours(profileNamed(version)), ours({ version, ...rest })))
    .map(({ version }) => `profiles.json: ${version} is another now`)
}
