import { createSignal, createUniqueId, type JSX, Show } from "solid-js"
import type { ListedLetter } from "../api/index.ts"
import { fullMoment, languageInUse, t } from "../language/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { Icon } from "../part/icon.tsx"
import { initialsOf } from "../part/initials.ts"

/** Who sent it, what it is about, when it came and what opens it. */
export const LetterHead = (props: { readonly letter: ListedLetter }): JSX.Element => {
  const moment = (at: string) => fullMoment(new Date(at), languageInUse())
  return (
    <header class="letter-head">
      <Sender sender={props.letter.sender} />
      <PageHeading class="letter-subject">{props.letter.subject ?? t("lock.hiddenSubject")}</PageHeading>
      <dl class="letter-facts">
        <div>
          <dt>{t("letter.received")}</dt>
          <dd>
            <time datetime={props.letter.visibleAt}>{moment(props.letter.visibleAt)}</time>
          </dd>
        </div>
        <Show when={props.letter.lock === null}>
          <div>
            <dt>{t("letter.opensAt")}</dt>
            <dd>{t(`level.opens.${props.letter.opensAt}`)}</dd>
          </div>
        </Show>
        <Show when={props.letter.confirmedAt}>
          {(at) => (
            <div>
              <dt>{t("letter.confirmedAt")}</dt>
              <dd>
                <time datetime={at()}>{moment(at())}</time>
              </dd>
            </div>
          )}
        </Show>
      </dl>
    </header>
  )
}

/** The sender's verified name; a tap on the mark says what it means (RECEIVE-9). */
const Sender = (props: { readonly sender: ListedLetter["sender"] }): JSX.Element => {
  const [explained, setExplained] = createSignal(false)
  const id = createUniqueId()
  return (
    <div class="letter-sender">
      <div class="letter-from">
        <span class="initials" aria-hidden="true">
          {initialsOf(props.sender.name)}
        </span>
        <div class="letter-who">
          <p class="letter-name">
            <span class="ds-sr-only">{t("letter.from")} </span>
            {props.sender.name}
          </p>
          <button
            type="button"
            class="verified"
            aria-expanded={explained()}
            aria-controls={id}
            onClick={() => setExplained(!explained())}
          >
            <Icon name="verified" />
            {t("letter.verified")}
          </button>
        </div>
      </div>
      <div id={id} class="verified-what" hidden={!explained()}>
        <p>
          {props.sender.kind === "person"
            ? t("letter.verifiedPerson", props.sender.name)
            : t("letter.verifiedWhat", props.sender.name)}{" "}
          {t("letter.verifiedAlways")}
        </p>
        <p>
          {t(`letter.kind.${props.sender.kind}`)}. {t("letter.organisationNumber")}{" "}
          <span class="figures">{spaced(props.sender.organisation)}</span>.
        </p>
      </div>
    </div>
  )
}

/** An organisation number as it is written: `974 760 673`. */
const spaced = (number: string): string => number.replaceAll(/(\d{3})(?=\d)/gu, "$1\u00a0")
