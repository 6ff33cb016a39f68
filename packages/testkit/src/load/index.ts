export { type Load, underKills } from "./kills.ts"
export { place, type Running, runServer } from "./process.ts"
