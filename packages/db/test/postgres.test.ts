import { storageContract } from "@postkasse/testkit/contract"
import { servers } from "./databases.ts"
import { portsIn } from "./ports.ts"

for (const server of servers) storageContract(server.name, portsIn(server), server.concurrent)
