/**
 * Session: who is logged in on this page, and what happens when nobody is any more.
 *
 * @module
 */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/solid-query"
import { createEffect, createSignal, onCleanup } from "solid-js"
import { codeOf, onSessionEnd, readSession, type Session } from "../api/index.ts"

export const sessionKey = ["session"] as const

/** The session, asked for once and kept: later answers tell when it is over. */
export const useSession = () =>
  useQuery(() => ({ queryKey: sessionKey, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY }))

/** ms between questions whether the session still lasts: clocks differ, and timers do not reach far. */
const soonest = 30_000
const latest = 3_600_000

const [lost, setLost] = createSignal(false)

/** Whether one was logged in on this page and is no longer. What was read stays where it was, but out of sight. */
export const sessionLost = lost

/** Watches for answers that say the session is over, and asks when it should be; once, in the frame. */
export const watchSession = (): void => {
  const client = useQueryClient()
  const session = useSession()
  createEffect(() => {
    if (session.data === undefined || lost()) return
    // Asked again when it would have ended: by then it has, or has been used and lasts longer.
    const left = Date.parse(session.data.endsAt) - Date.now() + 1000
    const wait = setTimeout(() => void session.refetch(), Math.min(Math.max(left, soonest), latest))
    onCleanup(() => clearTimeout(wait))
  })
  onCleanup(
    onSessionEnd(() => {
      if (client.getQueryData<Session>(sessionKey) !== undefined) setLost(true)
    })
  )
}

/** After a new login in place: everything is asked for again, since the new session may open less or more. */
export const sessionRegained = async (client: QueryClient): Promise<void> => {
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  await client.invalidateQueries({ queryKey: sessionKey })
  setLost(false)
}

/** Whether `error` says that nobody is logged in. */
export const saysLoggedOut = (error: unknown): boolean => codeOf(error) === "SessionEnded"
