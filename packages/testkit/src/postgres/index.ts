export { debianPostgres } from "./binaries.ts"
export { createDatabase, dropDatabase, holdOpen, templateDatabase } from "./database.ts"
export type { TestServers } from "./global-setup.ts"
export { type PostgresServer, type StartOptions, startPostgres } from "./server.ts"
