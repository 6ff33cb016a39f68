export type {
  Dispatch,
  Dispatched,
  DispatchRefusal,
  DispatchRequest,
  NotificationForeseen
} from "./model.ts"
export { dispatch, dryRun } from "./policy.ts"
