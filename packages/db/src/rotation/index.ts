export { hold } from "./hold.ts"
export { rotateHolderKey } from "./holder.ts"
