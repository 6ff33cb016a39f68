export { faultsOf } from "./fault.ts"
export { FieldFault, type Malformed } from "./model.ts"
export { jsonReader, reader } from "./policy.ts"
