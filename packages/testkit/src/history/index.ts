export { judge } from "./judge.ts"
export type {
  Answer,
  FoundLetter,
  History,
  Intent,
  LogPage,
  Operation,
  Remains,
  ToldEvent,
  Violation,
  ViolationKind
} from "./model.ts"
