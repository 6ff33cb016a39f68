export { debianPostgres } from "./binaries.ts"
export { createDatabase, dropDatabase, templateDatabase } from "./database.ts"
// For what it adds to the types of vitest's `inject`.
export type {} from "./global-setup.ts"
export { type PostgresServer, type StartOptions, startPostgres } from "./server.ts"
