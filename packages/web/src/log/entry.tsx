import { type JSX, Show } from "solid-js"
import type { LogEntry } from "../api/index.ts"
import { clockTime, languageInUse, t } from "../language/index.ts"
import { Icon, type IconName } from "../part/icon.tsx"
import { Why } from "../part/why.tsx"
import type { ToldEntry } from "./group.ts"

/** One entry in plain words: who did what, with which letter, when; and why, when asked. */
export const EntryLine = (props: { readonly told: ToldEntry; readonly mailbox: string }): JSX.Element => {
  const entry = () => props.told.entry
  return (
    <li class="log-entry">
      <Icon name={icons[entry().act]} />
      <div class="log-told">
        <p>
          <strong>{whoDid(props.told)}</strong> {whatOf(entry())}
        </p>
        <Show when={entry().letter}>{(id) => <AboutLetter told={props.told} mailbox={props.mailbox} id={id()} />}</Show>
        <Why rules={entry().rules} help="accessLog">
          <p>{t(`log.why.${entry().who._tag}`)}</p>
        </Why>
      </div>
      <time class="log-time" datetime={entry().at}>
        {clockTime(new Date(entry().at), languageInUse())}
      </time>
    </li>
  )
}

const AboutLetter = (props: {
  readonly told: ToldEntry
  readonly mailbox: string
  readonly id: string
}): JSX.Element => (
  <p class="log-letter">
    <Show when={props.told.letter} fallback={t("log.letterGone")}>
      {(letter) => (
        <>
          <a class="ds-link" href={`/letters/${props.mailbox}/${props.id}`}>
            {letter().subject ?? t("lock.hiddenSubject")}
          </a>
          <Show when={props.told.entry.who._tag !== "Sender"}> {t("log.from", letter().sender.name)}</Show>
        </>
      )}
    </Show>
  </p>
)

/** Who did it, by the name that the reader knows them by. */
const whoDid = ({ entry: { who }, letter }: ToldEntry): string => {
  switch (who._tag) {
    case "Sender":
      return letter?.sender.name ?? t("log.who.Sender", who.organisation)
    case "Kontroll":
      return t("log.who.Kontroll", who.organisation)
    case "Integration":
      return t("log.who.Integration", who.consumer)
    case "Owner":
    case "Delegate":
    case "Staff":
    case "Deadline":
      return t(`log.who.${who._tag}`)
  }
}

const whatOf = ({ act, document }: LogEntry): string =>
  act === "arrived" ? t(document === null ? "log.arrivedAsLink" : "log.act.arrived") : t(`log.act.${act}`)

const icons = {
  arrived: "inbox",
  opened: "eye",
  confirmed: "receipt",
  read: "document",
  downloaded: "download",
  filed: "document",
  trashed: "stop",
  putBack: "back",
  deletedForGood: "stop",
  uploaded: "attachment",
  sent: "external",
  shared: "external",
  sharingEnded: "lock",
  checked: "check",
  exported: "download",
  accessGiven: "person",
  accessEnded: "person",
  personalDataSeen: "eye",
  personalDataCorrected: "person"
} as const satisfies Record<LogEntry["act"], IconName>
