export {
  Hindrance,
  LetterMove,
  Migration,
  MigrationEvent,
  MigrationId,
  MigrationNotOpen,
  MigrationPackage,
  type MigrationPlanned,
  type MovedLetterAccepted,
  NotChosenProvider,
  PackageRefused,
  ReportLine
} from "./model.ts"
export {
  acceptMoved,
  cancelMigration,
  completeMigration,
  evolve,
  judgeMove,
  type MovableLetter,
  packageOf,
  planMigration,
  recordFailed,
  recordMoved,
  startMigration
} from "./policy.ts"
