export { eicar } from "./eicar.ts"
export { encryptedZip } from "./encrypted-zip.ts"
export { type Clamd, type ClamdOptions, type Mood, startClamd } from "./start.ts"
