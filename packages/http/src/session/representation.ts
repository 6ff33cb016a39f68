import { ElectronicId, Level, PersonName } from "@postkasse/core/identity"
import { Device } from "@postkasse/core/session"
import { Schema } from "effect"
import type { SignedIn } from "../gate/index.ts"
import { InstantText } from "../input/text.ts"

/** Who is logged in, how firmly, and until when if nothing more is done. */
export const SessionNow = Schema.Struct({
  person: Schema.Struct({ name: PersonName }),
  level: Level,
  device: Device,
  /** How the person logged in; null for an electronic ID that has no name here. */
  loggedInWith: Schema.NullOr(Schema.Union([ElectronicId, Schema.Literal("password")])),
  startedAt: InstantText,
  endsAt: InstantText
}).annotate({ identifier: "Session" })

export const sessionNow = ({ stored, standing }: SignedIn): typeof SessionNow.Type => ({
  person: { name: stored.person.name },
  level: standing.level,
  device: stored.session.device,
  loggedInWith: stored.session.proof._tag === "PasswordLogin" ? "password" : stored.session.proof.electronicId,
  startedAt: stored.session.startedAt,
  endsAt: standing.endsAt
})

/** What is asked of who logs in with a password. The number is read here and kept nowhere. */
export const PasswordLogin = Schema.Struct({
  nationalId: Schema.String.check(Schema.isMaxLength(20)),
  password: Schema.String.check(Schema.isMaxLength(1000))
}).annotate({ identifier: "PasswordLogin" })

export const NewPassword = Schema.Struct({ password: Schema.String.check(Schema.isMaxLength(1000)) }).annotate({
  identifier: "NewPassword"
})

export const LoggedOut = Schema.Struct({
  /** The form that the browser posts to end its session at ID-porten too; null where there is none. */
  endSession: Schema.NullOr(
    Schema.Struct({ action: Schema.String, fields: Schema.Record(Schema.String, Schema.String) })
  )
}).annotate({ identifier: "LoggedOut" })
