export { InboxRoom } from "./room.tsx"
