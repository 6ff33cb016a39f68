import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const folder = {
  FolderNotFound: () => ({ title: "We cannot find the folder", detail: "It does not exist in this mailbox." }),
  FolderExists: ({ name }) => ({
    title: "You already have a folder of this name",
    detail: `It is called “${name}”. Choose another name.`
  }),
  FolderIsFixed: () => ({
    title: "This folder belongs to the mailbox",
    detail: "It cannot be removed or given another name."
  }),
  FolderNotEmpty: ({ things }) => ({
    title: "The folder is not empty",
    detail: `Letters and documents in the folder: ${count(things)}. Move or delete them first.`
  }),
  ThingNotFound: () => ({ title: "We cannot find it", detail: "It is not in the mailbox, or it is not yours." }),
  ThingInTrash: () => ({ title: "It is in the trash", detail: "Put it back if you want to use it." }),
  ThingNotInTrash: () => ({
    title: "It is not in the trash",
    detail: "Only what is in the trash can be put back or deleted for good."
  })
} satisfies Partial<RefusalTexts>
