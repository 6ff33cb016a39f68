export { findBrowser, type Machine } from "./find.ts"
export { launchBrowser } from "./launch.ts"
