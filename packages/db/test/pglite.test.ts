import { storageContract } from "@postkasse/testkit/contract"
import { pglite } from "./databases.ts"
import { portsIn } from "./ports.ts"

storageContract(pglite.name, portsIn(pglite), pglite.concurrent)
