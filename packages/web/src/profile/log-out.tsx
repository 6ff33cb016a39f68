import { useMutation } from "@tanstack/solid-query"
import { type JSX, Show } from "solid-js"
import { logOut } from "../api/index.ts"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"
import { TroubleNote } from "../part/trouble.tsx"
import { leaveByPosting, leaveFor, saysLoggedOut } from "../session/index.ts"

/** Logging out: here, and at ID-porten where the session began (AUTH-10). */
export const LogOut = (): JSX.Element => {
  const leaving = useMutation(() => ({
    mutationFn: logOut,
    onSuccess: ({ endSession }) => (endSession === null ? leaveFor("/login") : leaveByPosting(endSession)),
    onError: (error) => {
      if (saysLoggedOut(error)) leaveFor("/login")
    }
  }))
  return (
    <section class="card" aria-labelledby="log-out">
      <h2 id="log-out" class="ds-heading" data-size="xs">
        {t("profile.logOut")}
      </h2>
      <p>{t("profile.logOutWhat")}</p>
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        aria-busy={leaving.isPending}
        onClick={() => leaving.mutate()}
      >
        <Icon name="logOut" />
        {leaving.isPending ? t("profile.loggingOut") : t("profile.logOut")}
      </button>
      <Show when={leaving.error}>{(error) => <TroubleNote error={error()} />}</Show>
    </section>
  )
}
