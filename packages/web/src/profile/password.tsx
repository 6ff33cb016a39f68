import { useMutation } from "@tanstack/solid-query"
import { createSignal, type JSX, Match, Show, Switch } from "solid-js"
import { choosePassword, type Level, loginHref, Refused } from "../api/index.ts"
import { t } from "../language/index.ts"
import { writtenIn } from "../part/field.ts"
import { Icon } from "../part/icon.tsx"
import { troubleWords } from "../part/trouble.tsx"
import { Why } from "../part/why.tsx"
import "@digdir/designsystemet-css/validation-message.css"

/** Choosing or changing the password. What makes a good one is the server's to say (AUTH-12). */
export const Password = (): JSX.Element => {
  const [shown, setShown] = createSignal(false)
  let form: HTMLFormElement | undefined
  const choice = useMutation(() => ({
    mutationFn: choosePassword,
    onSuccess: () => form?.reset(),
    onError: () => form?.querySelector("input")?.focus()
  }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (form !== undefined && !choice.isPending) choice.mutate(writtenIn(form, "password"))
  }
  const invalid = () => choice.error instanceof Refused && choice.error.problem.code === "PasswordRefused"
  return (
    <section class="card" aria-labelledby="password">
      <h2 id="password" class="ds-heading" data-size="xs">
        {t("profile.password")}
      </h2>
      <p>{t("profile.passwordWhat")}</p>
      <form ref={(element) => (form = element)} class="form" onSubmit={submit}>
        <div class="ds-field">
          <label class="ds-label" for="new-password">
            {t("profile.newPassword")}
          </label>
          <p id="new-password-hint" data-field="description">
            {t("profile.passwordHint")}
          </p>
          <div class="secret">
            <input
              class="ds-input"
              id="new-password"
              name="password"
              type={shown() ? "text" : "password"}
              autocomplete="new-password"
              required
              aria-invalid={invalid()}
              aria-describedby={choice.isError ? "new-password-hint new-password-error" : "new-password-hint"}
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
          <Show when={choice.error}>
            {(error) => (
              <div id="new-password-error" role="alert">
                <p class="ds-validation-message">
                  {troubleWords(error()).title}. {troubleWords(error()).detail}
                </p>
                <StepUp error={error()} />
              </div>
            )}
          </Show>
        </div>
        <button type="submit" class="ds-button" data-variant="secondary" aria-busy={choice.isPending}>
          {choice.isPending ? t("profile.saving") : t("profile.savePassword")}
        </button>
        <p class="saved" role="status">
          <Show when={choice.isSuccess}>
            <Icon name="check" />
            {t("profile.passwordSaved")}
          </Show>
        </p>
      </form>
      <Why help="password" rules={["AUTH-12", "AUTH-1", "AUTH-4"]} />
    </section>
  )
}

/** The way to a firmer login, where the answer names one. */
const StepUp = (props: { readonly error: unknown }): JSX.Element => {
  const level = (): Exclude<Level, "password"> | null => {
    if (!(props.error instanceof Refused)) return null
    const { remedy } = props.error.problem
    return remedy?._tag === "StepUp" && remedy.to !== "password" ? remedy.to : null
  }
  return (
    <Switch>
      <Match when={level()}>
        {(level) => (
          <a class="ds-button" data-size="sm" rel="external" href={loginHref(level(), "/profile")}>
            {t(`lock.logIn.${level()}`)}
          </a>
        )}
      </Match>
    </Switch>
  )
}
