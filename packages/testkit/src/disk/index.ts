export { mountSmallDisk, type SmallDisk } from "./disk.ts"
