import { createSignal, type JSX, Show } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { count, languageInUse, size, t } from "../language/index.ts"
import { Icon, type IconName } from "../part/icon.tsx"
import type { Reading } from "./document-reading.ts"
import { type Printing, printFor } from "./print.ts"

const icons = {
  pdf: "document",
  picture: "picture",
  text: "text",
  html: "globe",
  download: "document"
} as const satisfies Record<OpenDocument["shown"], IconName>

/** A document's name, kind and size, and what one can do with it. */
export const DocumentBar = (props: {
  readonly document: OpenDocument
  /** The name, as the heading that it is here. */
  readonly heading: JSX.Element
  readonly reading: Reading
  readonly children: JSX.Element
}): JSX.Element => (
  <div class="document-bar">
    <Icon name={icons[props.document.shown]} />
    <div class="document-what">
      {props.heading}
      <p class="document-kind">
        {t(`document.type.${props.document.shown}`)} · {size(props.document.bytes, languageInUse())}
        <Show when={props.reading.pages()}>
          {(pages) => <> · {t("document.pages", count(pages(), languageInUse()), pages() === 1)}</>}
        </Show>
      </p>
    </div>
    <div class="document-actions">
      <AsTextButton reading={props.reading} />
      {props.children}
    </div>
  </div>
)

/** Running text in place of pages: for small screens, large letters and listening. */
const AsTextButton = (props: { readonly reading: Reading }): JSX.Element => (
  <Show when={props.reading.pages() !== null}>
    <button
      type="button"
      class="ds-button"
      data-variant="tertiary"
      data-size="sm"
      aria-pressed={props.reading.asText()}
      onClick={() => props.reading.setAsText(!props.reading.asText())}
    >
      <Icon name="text" />
      <span>{t("document.asText")}</span>
    </button>
  </Show>
)

/** Everything can be downloaded (RECEIVE-6). */
export const DownloadLink = (props: { readonly document: OpenDocument }): JSX.Element => (
  <a
    class="ds-button"
    data-variant="tertiary"
    data-size="sm"
    data-does="download"
    href={`${props.document.href}?download`}
    download={props.document.name}
    aria-label={t("action.downloadNamed", props.document.name)}
  >
    <Icon name="download" />
    <span>{t("action.download")}</span>
  </a>
)

/** That just this document arrived then, from that sender, to be shown to whoever asks (TRUST-3). */
export const ReceiptLink = (props: { readonly document: OpenDocument }): JSX.Element => (
  <a
    class="ds-button"
    data-variant="tertiary"
    data-size="sm"
    data-does="receipt"
    href={`${props.document.href}/receipt`}
    download={`${props.document.name}.${t("action.receipt").toLowerCase()}.json`}
    aria-label={t("action.receiptNamed", props.document.name)}
  >
    <Icon name="receipt" />
    <span>{t("action.receipt")}</span>
  </a>
)

/** Prints the document itself, where the browser can (RECEIVE-6). */
export const PrintButton = (props: { readonly document: OpenDocument }): JSX.Element => {
  const [printing, setPrinting] = createSignal<Printing | null>(null)
  const print = async (way: NonNullable<ReturnType<typeof printFor>>) => {
    setPrinting({ page: 0, of: 0 })
    await way(setPrinting).finally(() => setPrinting(null))
  }
  return (
    <Show when={printFor(props.document)} keyed>
      {(way) => (
        <>
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            data-does="print"
            aria-busy={printing() !== null}
            onClick={() => void print(way)}
          >
            <Icon name="print" />
            <span>{t("action.print")}</span>
          </button>
          <p class="document-printing" role="status">
            <Show when={printing()?.of ? printing() : null}>
              {(at) => t("document.preparing", String(at().page), String(at().of))}
            </Show>
          </p>
        </>
      )}
    </Show>
  )
}
