export { DatabaseIsNewer, migrate } from "./migrate.ts"
