export { DatabaseIsNewer, makeRoles, migrate, waitForMigrations } from "./migrate.ts"
