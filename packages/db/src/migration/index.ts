export { DatabaseIsNewer, makeRoles, migrate, waitForMigrations } from "./migrate.ts"
export { beginRestoring, endRestoring, RestoreUnfinished } from "./restoring.ts"
