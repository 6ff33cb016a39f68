export { type MainJobPorts, mainJobContract } from "./main-job.ts"
