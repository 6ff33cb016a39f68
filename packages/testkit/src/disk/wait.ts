/** Loaded before a program (`--import`), makes it wait for the disks of the folders that `SLOW_DISKS` names. */
import { delimiter } from "node:path"
import { waitForDisk } from "./slow.ts"

for (const folder of (process.env["SLOW_DISKS"] ?? "").split(delimiter)) waitForDisk(folder)
