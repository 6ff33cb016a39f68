/** What has been written in a form's field; nothing where it has no such field. */
export const writtenIn = (form: HTMLFormElement, field: string): string => {
  const written = new FormData(form).get(field)
  return typeof written === "string" ? written : ""
}
