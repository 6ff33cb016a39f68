import type { PDFDocumentProxy } from "pdfjs-dist"
import {
  createResource,
  createSignal,
  For,
  type JSX,
  Match,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch
} from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { count, languageInUse, t } from "../language/index.ts"
import { CannotShow, WaitingDocument } from "./cannot-show.tsx"
import type { Reading } from "./document-reading.ts"
import { openPdf, type PdfTrouble, troubleOf } from "./pdf/engine.ts"
import { showPages } from "./pdf/pages.ts"
import { textOfPages } from "./pdf/text.ts"
import "./pdf/pdf.css"

/** A PDF, page by page, or as running text for small screens, large letters and listening. */
const PdfView = (props: { readonly document: OpenDocument; readonly reading: Reading }): JSX.Element => {
  const [pdf, setPdf] = createSignal<PDFDocumentProxy>()
  const [trouble, setTrouble] = createSignal<PdfTrouble>()
  let gone = false
  const open = async () => {
    const opened = await openPdf(props.document.href)
    if (gone) return opened.loadingTask.destroy()
    setPdf(opened)
    props.reading.setPages(opened.numPages)
  }
  onMount(() => void open().catch((error: unknown) => setTrouble(troubleOf(error))))
  onCleanup(() => {
    gone = true
    void pdf()?.loadingTask.destroy()
  })
  return (
    <Switch fallback={<WaitingDocument />}>
      <Match when={trouble()}>
        {(kind) => <CannotShow text={t(kind() === "protected" ? "document.protected" : "document.cannotShow")} />}
      </Match>
      <Match when={pdf()}>
        {(opened) => (
          <Show
            when={props.reading.asText()}
            fallback={<Pages pdf={opened()} onTrouble={() => setTrouble("broken")} />}
          >
            <Suspense fallback={<WaitingDocument />}>
              <RunningText pdf={opened()} />
            </Suspense>
          </Show>
        )}
      </Match>
    </Switch>
  )
}

export default PdfView

const Pages = (props: { readonly pdf: PDFDocumentProxy; readonly onTrouble: () => void }): JSX.Element => {
  let container: HTMLDivElement | undefined
  let stop: (() => void) | undefined
  let gone = false
  const of = () => count(props.pdf.numPages, languageInUse())
  const draw = async (into: HTMLDivElement) => {
    const end = await showPages(props.pdf, into, (page) => t("document.page", count(page, languageInUse()), of()))
    if (gone) end()
    else stop = end
  }
  onMount(() => container && void draw(container).catch(props.onTrouble))
  onCleanup(() => {
    gone = true
    stop?.()
  })
  return <div class="pdfViewer pages" ref={(element) => (container = element)} />
}

const RunningText = (props: { readonly pdf: PDFDocumentProxy }): JSX.Element => {
  const [pages] = createResource(() => textOfPages(props.pdf).catch(() => []))
  const isEmpty = () => pages()?.every((page) => page.length === 0) ?? false
  return (
    <Show when={pages()} fallback={<WaitingDocument />}>
      {(pages) => (
        <div class="document-paper running-text">
          <Show when={isEmpty()}>
            <p>{t("document.noText")}</p>
          </Show>
          <For each={pages()}>
            {(paragraphs, index) => (
              <section aria-label={t("document.page", String(index() + 1), String(pages().length))}>
                <For each={paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
              </section>
            )}
          </For>
        </div>
      )}
    </Show>
  )
}
