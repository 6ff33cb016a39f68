import { diskPatience, diskThreads, turnsOf } from "../driver/index.ts"

/** The disk of the keys, as all of this process ask it. */
export const keyDisk = turnsOf("key store", 2, diskPatience, diskThreads)
