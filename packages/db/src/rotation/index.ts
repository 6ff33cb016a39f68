export { rotateHolderKey } from "./holder.ts"
