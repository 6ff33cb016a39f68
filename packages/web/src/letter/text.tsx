import { useQuery } from "@tanstack/solid-query"
import { type JSX, Match, Show, Switch } from "solid-js"
import { type OpenDocument, readText } from "../api/index.ts"
import { t } from "../language/index.ts"
import { TroubleNote } from "../part/trouble.tsx"
import { WaitingDocument } from "./cannot-show.tsx"

/** Characters shown at most: more would make the page slow, and nobody reads on. */
const most = 400_000

export const TextView = (props: { readonly document: OpenDocument }): JSX.Element => {
  const text = useQuery(() => ({
    queryKey: ["text", props.document.href],
    queryFn: ({ signal }) => readText(props.document.href, signal),
    staleTime: Number.POSITIVE_INFINITY
  }))
  return (
    <Switch fallback={<WaitingDocument />}>
      <Match when={text.data !== undefined}>
        <div class="document-paper document-text" role="region" aria-label={t("document.text", props.document.name)}>
          <pre>{text.data?.slice(0, most)}</pre>
          <Show when={(text.data?.length ?? 0) > most}>
            <p>{t("document.longText")}</p>
          </Show>
        </div>
      </Match>
      <Match when={text.error}>{(error) => <TroubleNote error={error()} retry={() => void text.refetch()} />}</Match>
    </Switch>
  )
}
