/**
 * What the business register (Brønnøysund) says of who may sign for an organisation (BUSINESS-1), read from its answer to
 * `/autorisert-api/enheter/{organisasjonsnummer}/roller`.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { NationalId, type OrganisationNumber } from "../identity/index.ts"
import { type Malformed, reader } from "../input/index.ts"

/** An organisation, and those who hold signature or procuration right there, alone or together with others. */
export interface RegisteredOrganisation {
  readonly organisation: OrganisationNumber
  readonly name: string
  readonly signatories: ReadonlyArray<NationalId>
}

/**
 * The register's codes for who holds the right: signature, procuration, and each alone or with others, since one
 * signatory is enough (BUSINESS-5); and the owner of a sole proprietorship. A managing director holds it only where one of
 * these says so.
 */
const rights: ReadonlySet<string> = new Set(["SIGN", "SIHV", "SIFE", "PROK", "POHV", "POFE", "INNH"])

const RolesAnswer = Schema.Struct({
  rollegrupper: Schema.Array(
    Schema.Struct({
      roller: Schema.Array(
        Schema.Struct({
          type: Schema.Struct({ kode: Schema.String }),
          // Roles are held by organisations too; these sign for nobody here.
          person: Schema.optional(
            Schema.Struct({ fodselsnummer: Schema.optional(NationalId), erDoed: Schema.optional(Schema.Boolean) })
          ),
          fratraadt: Schema.optional(Schema.Boolean)
        })
      )
    })
  )
})

const readRoles = reader(RolesAnswer)

/** Reads the register's answer: those who hold the right now, each once. Whoever has left or died holds none. */
export const parseSignatories = (answer: unknown): Result.Result<ReadonlyArray<NationalId>, Malformed> => {
  const read = readRoles(answer)
  if (Result.isFailure(read)) return Result.fail(read.failure)
  const held = read.success.rollegrupper
    .flatMap(({ roller }) => roller)
    .filter(({ type, fratraadt, person }) => rights.has(type.kode) && fratraadt !== true && person?.erDoed !== true)
    .flatMap(({ person }) => person?.fodselsnummer ?? [])
  return Result.succeed([...new Set(held)])
}
