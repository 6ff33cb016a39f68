import { useNavigate } from "@solidjs/router"
import { createSignal, For, type JSX, onCleanup } from "solid-js"
import { t } from "../language/index.ts"
import { Dialog } from "../part/dialog.tsx"
import { onShortcut } from "../part/shortcut.ts"

const [listShown, setListShown] = createSignal(false)

/** Shows the list of shortcuts. */
export const showShortcuts = (): void => void setListShown(true)

const shortcuts = [
  { keys: ["j"], does: "shortcut.next" },
  { keys: ["k"], does: "shortcut.previous" },
  { keys: ["o", "Enter"], does: "shortcut.open", join: "shortcut.or" },
  { keys: ["Esc"], does: "shortcut.back" },
  { keys: ["g", "i"], does: "shortcut.inbox", join: "shortcut.then" },
  { keys: ["?"], does: "shortcut.list" }
] as const

/** The list of shortcuts, and those that work in every room. */
export const ShortcutDialog = (): JSX.Element => {
  const navigate = useNavigate()
  let before = ""
  onCleanup(
    onShortcut((key) => {
      if (key === "?") setListShown(true)
      if (before === "g" && key === "i") navigate("/")
      before = key
    })
  )
  return (
    <Dialog open={listShown()} title={t("shortcut.heading")} onClose={() => setListShown(false)}>
      <dl class="shortcuts">
        <For each={shortcuts}>
          {(shortcut) => (
            <div>
              <dt>{t(shortcut.does)}</dt>
              <dd>
                <For each={shortcut.keys}>
                  {(key, index) => (
                    <>
                      {index() > 0 && "join" in shortcut ? ` ${t(shortcut.join)} ` : ""}
                      <kbd>{key}</kbd>
                    </>
                  )}
                </For>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <p>{t("shortcut.off")}</p>
    </Dialog>
  )
}
