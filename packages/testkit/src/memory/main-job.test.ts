import { digipost } from "@postkasse/core/policy"
import { mainJobContract } from "../contract/main-job.ts"
import { memoryPorts } from "./index.ts"

mainJobContract("memory", memoryPorts(digipost))
