export { Answered, FaultId, Method, Route, TraceId } from "./model.ts"
export { note, underRequest, watch } from "./watch.ts"
