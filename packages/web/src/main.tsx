// First, since it says in which order the layers of style are laid.
import "./style/index.css"
import "@fontsource-variable/inter/wght.css"
import { render } from "solid-js/web"
import { App } from "./app.tsx"
import { beginToSpeak } from "./language/index.ts"

// A page kept by the browser may show what its reader no longer may: it is begun anew.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})

// Lists come after the page does: where one stood in them is kept by the room (see inbox/room.tsx).
history.scrollRestoration = "manual"

const root = document.getElementById("app")
if (root === null) throw new Error("The page has no place for the application")
await beginToSpeak()
render(() => <App />, root)
