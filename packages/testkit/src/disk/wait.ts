/** Loaded before a program (`--import`), makes it wait for the disk of the folder that `SLOW_DISK` names. */
import { waitForDisk } from "./slow.ts"

waitForDisk(process.env["SLOW_DISK"] ?? "")
