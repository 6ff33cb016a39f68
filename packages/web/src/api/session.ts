import type { AnswerOf } from "@postkasse/http/client"
import { languageInUse } from "../language/choice.ts"
import { api, said } from "./client.ts"

/** Who is logged in, how firmly, and until when if nothing happens (AUTH-10). */
export type Session = AnswerOf<typeof api.session.$get>
export type Level = Session["level"]
/** A level that ID-porten proves. */
export type ElectronicLevel = Exclude<Level, "password">

/** Who is logged in; `SessionEnded` where nobody is. Asking is not use of the session. */
export const readSession = (): Promise<Session> => said(api.session.$get())

/**
 * Where to go to log in at ID-porten at `level`; one comes back to `returnTo`. A firmer login than one has is had the
 * same way (AUTH-5).
 */
export const loginHref = (level: ElectronicLevel, returnTo: string): string =>
  `/api/v1/login?${new URLSearchParams({ level, returnTo, lang: languageInUse() }).toString()}`

/** Logs in with national id and password (AUTH-1). */
export const logInWithPassword = async (nationalId: string, password: string): Promise<void> => {
  await api.login.password.$post({ json: { nationalId, password } })
}

/** Ends the session at the server (AUTH-10). Answers how ID-porten's own session is ended, if there is one. */
export const logOut = () => said(api.logout.$post())

/** Chooses or changes the password (AUTH-12). */
export const choosePassword = async (password: string): Promise<void> => {
  await api.password.$put({ json: { password } })
}
