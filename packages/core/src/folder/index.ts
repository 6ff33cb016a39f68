export {
  DocumentUploaded,
  Folder,
  FolderCreated,
  FolderEvent,
  FolderExists,
  FolderIsFixed,
  FolderKind,
  FolderName,
  FolderNotEmpty,
  FolderNotFound,
  FolderRemoved,
  FolderRenamed,
  Folders,
  ThingInTrash,
  ThingMoved,
  ThingNotFound
} from "./model.ts"
export {
  contentOf,
  create,
  evolve,
  type FolderNameInvalid,
  firstFolders,
  isPlace,
  move,
  moved,
  parseFolderName,
  receivedThing,
  remove,
  rename,
  sortKeyOf
} from "./policy.ts"
export { type Line, MailboxSearch, search } from "./search.ts"
export { found, handOf, ownHandOf } from "./standing.ts"
export { type Actor, FolderId, Hand, InTrash, Place, Thing, ThingId } from "./thing.ts"
export { beginUpload, finishUpload, uploadedThing } from "./upload.ts"
