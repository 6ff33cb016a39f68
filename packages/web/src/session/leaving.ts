const kept = "postkasse.left"

/** Leaves for `to` after logging out: a whole new page, so that nothing that was read stays in memory. */
export const leaveFor = (to: string): void => {
  sessionStorage.setItem(kept, "")
  location.assign(to)
}

/** Whether one has just logged out, and comes to the login page for it. Said once. */
export const hasJustLoggedOut = (): boolean => {
  const left = sessionStorage.getItem(kept) !== null
  sessionStorage.removeItem(kept)
  return left
}
