export { SecurityRoom } from "./security.tsx"
