export { mountSmallDisk, type SmallDisk } from "./disk.ts"
export { type SlowDisk, slowDisk, waitForDisk, waitingForDisk } from "./slow.ts"
