import { createSignal } from "solid-js"

/** How a document is being read: what its bar and its view both need to know. */
export const createReading = () => {
  const [pages, setPages] = createSignal<number | null>(null)
  const [asText, setAsText] = createSignal(false)
  return {
    /** How many pages a PDF has, once it is open. */
    pages,
    setPages,
    /** Whether a PDF is read as running text. */
    asText,
    setAsText
  }
}

export type Reading = ReturnType<typeof createReading>
