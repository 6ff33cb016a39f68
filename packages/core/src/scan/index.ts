export { ScanAnswer, type ScanJudgement, ScanTurn } from "./model.ts"
export { awaitsScan, judgeScan, takeTurn } from "./policy.ts"
export { MalwareScanner, type Scanner, ScanOutbox } from "./port.ts"
export { scanSending, scanWaiting, sendOut } from "./workflow.ts"
