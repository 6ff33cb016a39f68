export { DatabaseIsNewer, makeRoles, migrate } from "./migrate.ts"
