import { type JSX, Show } from "solid-js"
import type { Lock } from "../api/index.ts"
import { languageInUse, t } from "../language/index.ts"
import { wordsOfLock } from "../language/problem.ts"
import { Envelope } from "../part/envelope.tsx"
import { Why } from "../part/why.tsx"

/** A letter that is being examined, or that was stopped (TRUST-7). */
export const HeldLetter = (props: {
  readonly lock: Extract<Lock, { _tag: "LetterHeld" }>
  readonly seeAgain: () => void
  readonly looking: boolean
}): JSX.Element => {
  const words = () => wordsOfLock(props.lock, languageInUse())
  const stopped = () => props.lock.scan === "refused"
  return (
    <section class="closed" aria-labelledby="closed">
      <Envelope seal={stopped() ? "stop" : "examine"} />
      <h2 id="closed" class="ds-heading" data-size="sm">
        {words().title}
      </h2>
      <p>
        {words().detail} {stopped() ? t("held.stopped") : t("held.wait")}
      </p>
      <Show when={!stopped()}>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-busy={props.looking}
          onClick={() => props.seeAgain()}
        >
          {t("held.seeAgain")}
        </button>
      </Show>
      <Why help="held" rules={props.lock.rules} />
    </section>
  )
}
