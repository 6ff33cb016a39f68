import { type JSX, Show } from "solid-js"
import type { Lock } from "../api/index.ts"
import { languageInUse, t } from "../language/index.ts"
import { wordsOfLock } from "../language/problem.ts"
import { Envelope } from "../part/envelope.tsx"
import { troubleWords } from "../part/trouble.tsx"
import { Why } from "../part/why.tsx"

/** A confirmation on its way. */
export interface Confirming {
  readonly isPending: boolean
  readonly error: unknown
  readonly mutate: () => void
}

/** A letter whose sender asks that one confirms before reading: what the sender is told, and the choice to wait (FIELD-8). */
export const AwaitedConfirmation = (props: {
  readonly lock: Extract<Lock, { _tag: "ConfirmationAwaited" }>
  readonly confirmation: Confirming
}): JSX.Element => {
  const words = () => wordsOfLock(props.lock, languageInUse())
  return (
    <section class="closed" aria-labelledby="closed">
      <Envelope seal="confirm" />
      <h2 id="closed" class="ds-heading" data-size="sm">
        {words().title}
      </h2>
      <p>{words().detail}</p>
      <dl class="closed-facts">
        <div>
          <dt>{t("confirmation.what")}</dt>
          <dd>{t("confirmation.told")}</dd>
        </div>
      </dl>
      <Show when={props.confirmation.error}>
        {(error) => (
          <div class="ds-alert" data-color="danger" role="alert">
            <h3 class="ds-heading" data-size="2xs">
              {troubleWords(error()).title}
            </h3>
            <p>{troubleWords(error()).detail}</p>
          </div>
        )}
      </Show>
      <button
        type="button"
        class="ds-button"
        aria-busy={props.confirmation.isPending}
        onClick={() => {
          if (!props.confirmation.isPending) props.confirmation.mutate()
        }}
      >
        {props.confirmation.isPending ? t("confirmation.confirming") : t("confirmation.confirm")}
      </button>
      <p class="closed-note">{t("confirmation.wait")}</p>
      <Why help="confirming" rules={props.lock.rules} />
    </section>
  )
}
