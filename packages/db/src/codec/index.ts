export { type Codec, json, row } from "./codec.ts"
