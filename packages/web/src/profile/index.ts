export { ProfileRoom } from "./profile.tsx"
