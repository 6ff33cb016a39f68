export { facts, heading, items, landscape, type Paper, type Part, table } from "./model.ts"
export { typeset } from "./typeset.ts"
