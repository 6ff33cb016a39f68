import { digipost } from "@postkasse/core/policy"
import { storageContract } from "../contract/index.ts"
import { memoryPorts } from "./index.ts"

storageContract("memory", memoryPorts(digipost), true)
