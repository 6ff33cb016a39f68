/**
 * Log: what the server tells of itself to whoever runs it. A closed list of events, with fields of closed kinds: there is
 * no way to write a text of one's own, so nothing of a letter or a person can come into it.
 *
 * @module
 */
export { type EventName, events, type Level } from "./event.ts"
export { toldOf } from "./fault.ts"
export { kinds } from "./kind.ts"
export { type Log, logTo } from "./log.ts"
export { quieten } from "./quieten.ts"
