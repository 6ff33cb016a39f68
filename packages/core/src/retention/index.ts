export { deletionOf } from "./deletion.ts"
export {
  Deletion,
  RetentionEvent,
  ThingDeleted,
  ThingNotInTrash,
  ThingPutBack,
  ThingTrashed,
  TrashDaySet
} from "./model.ts"
export {
  deleteDue,
  deleteForGood,
  emptyTrash,
  evolve,
  putBack,
  putContentInTrash,
  putInTrash,
  recompute,
  seeAgain
} from "./policy.ts"
