import { createSignal, createUniqueId, type JSX, Show } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"
import { DocumentBar, DownloadLink, ReceiptLink } from "./document-bar.tsx"
import { createReading } from "./document-reading.ts"
import { DocumentView } from "./document-view.tsx"

/** One of the letter's other documents: a line that unfolds into the document where it can be shown. */
export const Attachment = (props: { readonly document: OpenDocument }): JSX.Element => {
  const [open, setOpen] = createSignal(false)
  const id = createUniqueId()
  const reading = createReading()
  const toggle = () => {
    setOpen(!open())
    reading.setPages(null)
    reading.setAsText(false)
  }
  return (
    <li class="attachment">
      <DocumentBar
        document={props.document}
        reading={reading}
        heading={
          <h3 class="document-name" id={`${id}-name`}>
            {props.document.name}
          </h3>
        }
      >
        <Show when={props.document.shown !== "download"}>
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            aria-expanded={open()}
            aria-controls={id}
            aria-describedby={`${id}-name`}
            onClick={toggle}
          >
            <Icon name={open() ? "close" : "eye"} />
            <span>{open() ? t("action.hide") : t("action.show")}</span>
          </button>
        </Show>
        <DownloadLink document={props.document} />
        <ReceiptLink document={props.document} />
      </DocumentBar>
      <div id={id} hidden={!open()}>
        <Show when={open()}>
          <DocumentView document={props.document} reading={reading} />
        </Show>
      </div>
    </li>
  )
}
