import { useLocation } from "@solidjs/router"
import { useQueryClient } from "@tanstack/solid-query"
import type { JSX } from "solid-js"
import { loginHref } from "../api/index.ts"
import { t } from "../language/index.ts"
import { announce } from "../part/announcer.tsx"
import { Dialog } from "../part/dialog.tsx"
import { Icon } from "../part/icon.tsx"
import { PasswordForm } from "./password-form.tsx"
import { sessionLost, sessionRegained } from "./session.ts"

/** Over whatever one was doing when the session ended: one logs in again, and is back where one was. */
export const ExpiredDialog = (): JSX.Element => {
  const location = useLocation()
  const client = useQueryClient()
  const here = () => `${location.pathname}${location.search}${location.hash}`
  const regain = async () => {
    await sessionRegained(client)
    announce(t("expired.back"))
  }
  return (
    <Dialog open={sessionLost()} title={t("expired.title")} class="expired">
      <p>
        {t("expired.detail")} {t("expired.hidden")}
      </p>
      <a class="ds-button" data-fullwidth="true" rel="external" href={loginHref("substantial", here())}>
        {t("login.idPorten")}
      </a>
      <details class="login-way login-password">
        <summary>
          <Icon name="forward" />
          {t("login.password")}
        </summary>
        <PasswordForm onLoggedIn={() => void regain()} />
      </details>
      <p>
        <a class="ds-link" rel="external" href="/login">
          {t("expired.leave")}
        </a>
      </p>
    </Dialog>
  )
}
