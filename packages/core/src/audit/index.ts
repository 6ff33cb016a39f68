export { AccessEntry } from "./model.ts"
export { AccessLog } from "./port.ts"
