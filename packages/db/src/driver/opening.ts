import { type FileHandle, open } from "node:fs/promises"

/** A file to be opened, and the file once it is: also where nobody has waited for that. */
export const opening = (path: string, flags: number) => {
  let opened: FileHandle | null = null
  return {
    open: async () => {
      opened = await open(path, flags, 0o600)
    },
    file: (): FileHandle => {
      if (opened === null) throw new Error("The file was not opened.")
      return opened
    }
  }
}
