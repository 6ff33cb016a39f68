/** A process that changes the root key of the folder and wraps its keys anew, telling its parent as it goes, until killed. */
import { beginRootKey, rewrapKeys } from "../src/keys/rotate.ts"

process.once("disconnect", () => process.exit())
const [keys = ""] = process.argv.slice(2)
const place = { keys, file: null }

await beginRootKey(place)
const telling = setInterval(() => process.send?.(1), 1)
await rewrapKeys(place)
clearInterval(telling)
while (true) {
  process.send?.(1)
  await new Promise((resolve) => setTimeout(resolve, 1))
}
