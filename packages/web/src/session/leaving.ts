const kept = "postkasse.left"

/** Leaves for `to` after logging out: a whole new page, so that nothing that was read stays in memory. */
export const leaveFor = (to: string): void => {
  sessionStorage.setItem(kept, "")
  location.assign(to)
}

/** The same, by posting a form there: what is in its fields stays out of addresses, and of histories. */
export const leaveByPosting = ({
  action,
  fields
}: {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}): void => {
  const form = document.createElement("form")
  form.method = "post"
  form.action = action
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input")
    field.type = "hidden"
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  // The page may have come before the server knew where it would post to: one is logged out here all the same.
  document.addEventListener("securitypolicyviolation", () => leaveFor("/login"), { once: true })
  sessionStorage.setItem(kept, "")
  form.submit()
}

/** Whether one has just logged out, and comes to the login page for it. Said once. */
export const hasJustLoggedOut = (): boolean => {
  const left = sessionStorage.getItem(kept) !== null
  sessionStorage.removeItem(kept)
  return left
}
