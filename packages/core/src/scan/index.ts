export { ScanAnswer, type ScanJudgement, ScanTurn } from "./model.ts"
export { awaitsScan, judgeScan, takeTurn } from "./policy.ts"
export { MalwareScanner, type Scanner, ScanOutbox, type WaitingScan } from "./port.ts"
export { scanSending, scanWaiting, sendOut } from "./workflow.ts"
