import { createEffect, createUniqueId, type JSX, Show } from "solid-js"
import { t } from "../language/index.ts"

/**
 * A modal dialog: the browser's own keeps focus inside and the rest inert. One without `onClose` cannot be waved away.
 */
export const Dialog = (props: {
  readonly open: boolean
  readonly title: string
  readonly class?: string
  readonly onClose?: () => void
  readonly children: JSX.Element
}): JSX.Element => {
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  const become = (element: HTMLDialogElement) => {
    dialog = element
    element.setAttribute("closedby", props.onClose === undefined ? "none" : "any")
  }
  // A browser that knows no `closedby` lets Escape through.
  const closed = () => {
    if (props.onClose !== undefined) props.onClose()
    else if (props.open) dialog?.showModal()
  }
  createEffect(() => {
    if (props.open && dialog?.open === false) dialog.showModal()
    if (!props.open && dialog?.open === true) dialog.close()
  })
  return (
    <dialog ref={become} class={`ds-dialog ${props.class ?? ""}`} aria-labelledby={id} onClose={closed}>
      <Show when={props.open}>
        <Show when={props.onClose}>
          {(close) => (
            <button
              type="button"
              class="ds-button dialog-close"
              data-variant="tertiary"
              data-icon="true"
              data-command="close"
              aria-label={t("action.close")}
              onClick={() => close()()}
            />
          )}
        </Show>
        <h2 id={id} class="ds-heading" data-size="sm">
          {props.title}
        </h2>
        {props.children}
      </Show>
    </dialog>
  )
}
