import type { IconName } from "../part/icon.tsx"

/** The rooms there are, in the order they are shown: four, since that is what a phone's bar holds. */
export const rooms = [
  { path: "/", name: "page.inbox", icon: "inbox" },
  { path: "/help", name: "page.help", icon: "help" },
  { path: "/security", name: "page.security", icon: "shield" },
  { path: "/profile", name: "page.profile", icon: "person" }
] as const satisfies ReadonlyArray<{ path: string; name: string; icon: IconName }>

/** Whether the room at `path` is the one that `pathname` is in: a letter is in the mailbox, the access log in the profile. */
export const isIn = (path: string, pathname: string): boolean => {
  if (path === "/") return pathname === "/" || pathname.startsWith("/letters/")
  return pathname === path || (path === "/profile" && pathname === "/log")
}
