import { For, type JSX, Match, onMount, Show, Switch } from "solid-js"
import type { ListedLetter, OpenContents, OpenDocument } from "../api/index.ts"
import { count, languageInUse, t } from "../language/index.ts"
import { announce } from "../part/announcer.tsx"
import { Attachment } from "./attachment.tsx"
import { ContentElsewhere } from "./elsewhere.tsx"
import { MainDocument } from "./main-document.tsx"

/** What an opened letter holds: the main document large and first, then the others (SEND-6). */
export const LetterContents = (props: {
  readonly letter: ListedLetter
  readonly contents: OpenContents
}): JSX.Element => {
  onMount(() => announce(t("letter.opened")))
  return (
    <div class="letter-body">
      <Switch>
        <Match when={props.contents._tag === "LinkElsewhere" && props.contents}>
          {(link) => <ContentElsewhere url={link().url} />}
        </Match>
        <Match when={props.contents._tag === "Documents" && props.contents.documents}>
          {(documents) => <Documents documents={documents()} />}
        </Match>
      </Switch>
    </div>
  )
}

/** Without a step in the history: back leads to the list. */
const toAttachments = (event: MouseEvent): void => {
  event.preventDefault()
  document.getElementById("attachments-heading")?.focus()
}

const Documents = (props: { readonly documents: ReadonlyArray<OpenDocument> }): JSX.Element => {
  const attachments = () => props.documents.slice(1)
  return (
    <>
      <Show when={attachments().length > 0}>
        <p class="attachment-jump">
          <a class="ds-link" href="#attachments" rel="external" onClick={toAttachments}>
            {t("letter.attachmentCount", count(attachments().length, languageInUse()), attachments().length === 1)}
          </a>
        </p>
      </Show>
      <Show when={props.documents[0]}>{(main) => <MainDocument document={main()} />}</Show>
      <Show when={attachments().length > 0}>
        <section class="attachments" id="attachments" aria-labelledby="attachments-heading">
          <h2 id="attachments-heading" class="ds-heading" data-size="xs" tabindex="-1">
            {t("letter.attachments")}
          </h2>
          <ul>
            <For each={attachments()}>{(document) => <Attachment document={document} />}</For>
          </ul>
        </section>
      </Show>
    </>
  )
}
