import { type JSX, lazy, Match, Suspense, Switch } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { t } from "../language/index.ts"
import { CannotShow, WaitingDocument } from "./cannot-show.tsx"
import type { Reading } from "./document-reading.ts"
import { HtmlView } from "./html.tsx"
import { PictureView } from "./picture.tsx"
import { TextView } from "./text.tsx"

// The largest part of the site, needed by those who read a PDF.
const PdfView = lazy(() => import("./pdf.tsx"))

/** A document in place, as the server says it can be shown (RECEIVE-6). */
export const DocumentView = (props: { readonly document: OpenDocument; readonly reading: Reading }): JSX.Element => (
  <div class="document-view" data-shown={props.document.shown}>
    <Switch>
      <Match when={props.document.shown === "pdf"}>
        <Suspense fallback={<WaitingDocument />}>
          <PdfView document={props.document} reading={props.reading} />
        </Suspense>
      </Match>
      <Match when={props.document.shown === "picture"}>
        <PictureView document={props.document} />
      </Match>
      <Match when={props.document.shown === "text"}>
        <TextView document={props.document} />
      </Match>
      <Match when={props.document.shown === "html"}>
        <HtmlView document={props.document} />
      </Match>
      <Match when={props.document.shown === "download"}>
        <CannotShow text={t("document.onlyDownload")} />
      </Match>
    </Switch>
  </div>
)
