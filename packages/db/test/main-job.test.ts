import { mainJobContract } from "@postkasse/testkit/contract"
import { databases } from "./databases.ts"
import { portsIn } from "./ports.ts"

for (const database of databases) mainJobContract(database.name, portsIn(database))
