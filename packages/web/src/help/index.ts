export { HelpRoom } from "./help.tsx"
