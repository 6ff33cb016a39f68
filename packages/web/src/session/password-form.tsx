import { createMutation } from "@tanstack/solid-query"
import { createSignal, createUniqueId, type JSX, Show } from "solid-js"
import { logInWithPassword } from "../api/index.ts"
import { t } from "../language/index.ts"
import { writtenIn } from "../part/field.ts"
import { Icon } from "../part/icon.tsx"
import { troubleWords } from "../part/trouble.tsx"

/** National id number and password (AUTH-1). What is wrong with them is the server's to say. */
export const PasswordForm = (props: { readonly onLoggedIn: () => void }): JSX.Element => {
  const [shown, setShown] = createSignal(false)
  const id = createUniqueId()
  let form: HTMLFormElement | undefined
  const login = createMutation(() => ({
    mutationFn: ({ nationalId, password }: { nationalId: string; password: string }) =>
      logInWithPassword(nationalId, password),
    onSuccess: () => props.onLoggedIn(),
    onError: () => form?.querySelector<HTMLInputElement>("[name=password]")?.focus()
  }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (form === undefined || login.isPending) return
    const nationalId = writtenIn(form, "national-id").replaceAll(/\s/gu, "")
    login.mutate({ nationalId, password: writtenIn(form, "password") })
  }
  return (
    <form ref={(element) => (form = element)} class="form" onSubmit={submit} aria-busy={login.isPending}>
      <Show when={login.error}>
        {(error) => (
          <div class="ds-alert" data-color="danger" role="alert" id={`${id}-error`}>
            <h3 class="ds-heading" data-size="2xs">
              {troubleWords(error()).title}
            </h3>
            <p>{troubleWords(error()).detail}</p>
          </div>
        )}
      </Show>
      <div class="ds-field">
        <label class="ds-label" for={`${id}-number`}>
          {t("login.nationalId")}
        </label>
        <p data-field="description" id={`${id}-hint`}>
          {t("login.nationalIdHint")}
        </p>
        <input
          class="ds-input"
          id={`${id}-number`}
          name="national-id"
          type="text"
          inputmode="numeric"
          autocomplete="username"
          spellcheck={false}
          required
          aria-describedby={`${id}-hint`}
          aria-invalid={login.isError}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`${id}-password`}>
          {t("login.passwordField")}
        </label>
        <div class="secret">
          <input
            class="ds-input"
            id={`${id}-password`}
            name="password"
            type={shown() ? "text" : "password"}
            autocomplete="current-password"
            required
            aria-invalid={login.isError}
          />
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-icon="true"
            aria-label={t("login.showPassword")}
            aria-pressed={shown()}
            onClick={() => setShown(!shown())}
          >
            <Icon name="eye" />
          </button>
        </div>
      </div>
      <button
        type="submit"
        class="ds-button"
        data-variant="secondary"
        data-fullwidth="true"
        aria-busy={login.isPending}
      >
        {login.isPending ? t("login.submitting") : t("login.submit")}
      </button>
    </form>
  )
}
