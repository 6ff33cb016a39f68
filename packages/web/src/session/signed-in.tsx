import { Navigate, useLocation } from "@solidjs/router"
import { type JSX, Match, Switch } from "solid-js"
import { TroubleNote } from "../part/trouble.tsx"
import { saysLoggedOut, useSession } from "./session.ts"

/** A room for those who are logged in. Others are asked to, and come back to where they were going. */
export const SignedIn = (props: { readonly waiting: JSX.Element; readonly children: JSX.Element }): JSX.Element => {
  const session = useSession()
  const location = useLocation()
  const login = () => {
    const here = `${location.pathname}${location.search}${location.hash}`
    return here === "/" ? "/login" : `/login?${new URLSearchParams({ returnTo: here }).toString()}`
  }
  return (
    <Switch fallback={props.waiting}>
      <Match when={session.data}>{props.children}</Match>
      <Match when={saysLoggedOut(session.error)}>
        <Navigate href={login()} />
      </Match>
      <Match when={session.error}>
        {(error) => <TroubleNote isPage error={error()} retry={() => void session.refetch()} />}
      </Match>
    </Switch>
  )
}
