import { Navigate, useNavigate, useSearchParams } from "@solidjs/router"
import { useQueryClient } from "@tanstack/solid-query"
import { type JSX, Show } from "solid-js"
import { loginHref, readSession } from "../api/index.ts"
import { t } from "../language/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { Icon } from "../part/icon.tsx"
import { nameTab } from "../part/navigation.ts"
import { hasJustLoggedOut } from "./leaving.ts"
import { loginProblem } from "./login-problem.ts"
import { ownPath } from "./own-path.ts"
import { PasswordForm } from "./password-form.tsx"
import { sessionKey, useSession } from "./session.ts"
import "./login.css"

/** Where one chooses how to log in. ID-porten first; what a password does not open is said beside it (AUTH-14). */
export const LoginRoom = (): JSX.Element => {
  const [query] = useSearchParams<{ returnTo: string; problem: string }>()
  const navigate = useNavigate()
  const client = useQueryClient()
  const session = useSession()
  const returnTo = () => ownPath(query.returnTo)
  const enter = async () => {
    await client.fetchQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 0 })
    navigate(returnTo(), { replace: true })
  }
  const leftJustNow = hasJustLoggedOut()
  nameTab(() => t("page.login"))
  return (
    <div class="login">
      <Show when={session.data !== undefined && query.problem === undefined}>
        <Navigate href={returnTo()} />
      </Show>
      <PageHeading>{t("login.heading")}</PageHeading>
      <p class="login-lead">{t("login.lead")}</p>
      <Show when={loginProblem(query.problem)}>
        {(problem) => (
          <div class="ds-alert" data-color="warning" role="alert">
            <h2 class="ds-heading" data-size="2xs">
              {problem().title}
            </h2>
            <p>{problem().detail}</p>
            <Show when={session.data}>
              <p>
                <a class="ds-link" href={returnTo()}>
                  {t("login.goBack")}
                </a>
              </p>
            </Show>
          </div>
        )}
      </Show>
      <Show when={leftJustNow}>
        <p class="login-note" role="status">
          <Icon name="check" />
          {t("login.loggedOut")}
        </p>
      </Show>
      <div class="login-way">
        <a class="ds-button" data-fullwidth="true" rel="external" href={loginHref("substantial", returnTo())}>
          {t("login.idPorten")}
        </a>
        <p class="login-what">
          <strong>{t("login.recommended")}.</strong> {t("login.idPortenWhat")}
        </p>
        <Show when={returnTo() !== "/"}>
          <p class="login-what">{t("login.comeBack")}</p>
        </Show>
      </div>
      <details class="login-way login-password">
        <summary>
          <Icon name="forward" />
          {t("login.password")}
        </summary>
        <div class="login-limits">
          <h2 class="ds-heading" data-size="2xs">
            {t("login.passwordLimits.title")}
          </h2>
          <p>
            {t("login.passwordLimits.public")} {t("login.passwordLimits.firm")} {t("login.passwordLimits.rest")}
          </p>
        </div>
        <PasswordForm onLoggedIn={() => void enter()} />
        <p class="login-what">{t("login.noPassword")}</p>
      </details>
      <p class="login-note">
        <Icon name="shield" />
        {t("login.neverAsks")}
      </p>
    </div>
  )
}
