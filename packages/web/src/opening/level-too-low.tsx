import { useLocation } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import { type Level, type ListedLetter, type Lock, loginHref } from "../api/index.ts"
import { languageInUse, t } from "../language/index.ts"
import { wordsOfLock } from "../language/problem.ts"
import { Envelope } from "../part/envelope.tsx"
import { Icon } from "../part/icon.tsx"
import { Why } from "../part/why.tsx"

/** A letter that takes a firmer login: which, who asks for it, and one button that comes back to this letter (AUTH-5). */
export const LevelTooLow = (props: {
  readonly letter: ListedLetter
  readonly lock: Extract<Lock, { _tag: "LevelTooLow" }>
}): JSX.Element => {
  const location = useLocation()
  const words = () => wordsOfLock(props.lock, languageInUse())
  const isPublicFloor = () => props.lock.rules.includes("AUTH-4")
  const stepUpTo = () => electronic(props.lock.stepUpTo)
  return (
    <section class="closed" aria-labelledby="closed">
      <Envelope seal="lock" />
      <h2 id="closed" class="ds-heading" data-size="sm">
        {t("lock.title")}
      </h2>
      <p>{words().detail}</p>
      <Show when={stepUpTo()}>
        {(level) => (
          <>
            <a class="ds-button" rel="external" href={loginHref(level(), location.pathname)}>
              {t(`lock.logIn.${level()}`)}
            </a>
            <p class="closed-note">{t("lock.returns")}</p>
          </>
        )}
      </Show>
      <dl class="closed-facts">
        <div>
          <dt>{t("lock.needs")}</dt>
          <dd>
            <Icon name="lock" />
            {t(`level.name.${props.lock.stepUpTo}`)}
          </dd>
        </div>
        <div>
          <dt>{t("lock.whoAsked")}</dt>
          <dd>{isPublicFloor() ? t("lock.publicFloor") : t("lock.sender", props.letter.sender.name)}</dd>
        </div>
      </dl>
      <Why
        help="locked"
        rules={[...props.lock.rules, ...(props.letter.subject === null ? ["FIELD-3"] : []), "AUTH-2"]}
      />
    </section>
  )
}

/** A password is no level one steps up to. */
const electronic = (level: Level): Exclude<Level, "password"> | null => (level === "password" ? null : level)
