export { RequestCount, Requester, TooManyRequests } from "./model.ts"
export { countRequest, isOver } from "./policy.ts"
