export { eicar } from "./eicar.ts"
export { type Clamd, type ClamdOptions, type Mood, startClamd } from "./start.ts"
