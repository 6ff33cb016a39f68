export { LogRoom } from "./log.tsx"
