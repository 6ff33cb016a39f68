/**
 * Contracts: what each port of the core promises, as tests that every adapter takes.
 *
 * @module
 */
export { largeDocumentContract, type StoragePorts, storageContract } from "./storage.ts"
