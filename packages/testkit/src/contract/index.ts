/**
 * Contracts: what each port of the core promises, as tests that every adapter takes.
 *
 * @module
 */
export { type StoragePorts, storageContract } from "./storage.ts"
