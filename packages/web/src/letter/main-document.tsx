import type { JSX } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { DocumentBar, DownloadLink, PrintButton, ReceiptLink } from "./document-bar.tsx"
import { createReading } from "./document-reading.ts"
import { DocumentView } from "./document-view.tsx"

/** The letter itself: shown large, with what one can do with it above. */
export const MainDocument = (props: { readonly document: OpenDocument }): JSX.Element => {
  const reading = createReading()
  return (
    <section class="document" aria-labelledby="main-document">
      <DocumentBar
        document={props.document}
        reading={reading}
        heading={
          <h2 id="main-document" class="document-name">
            {props.document.name}
          </h2>
        }
      >
        <DownloadLink document={props.document} />
        <ReceiptLink document={props.document} />
        <PrintButton document={props.document} />
      </DocumentBar>
      <DocumentView document={props.document} reading={reading} />
    </section>
  )
}
