export {
  Contents,
  Document,
  DocumentId,
  FileName,
  HttpsUrl,
  Letter,
  LetterId,
  LetterKind,
  MediaType,
  oneLine,
  ScanState,
  SendingId,
  Sensitivity,
  Sha256,
  Subject
} from "./model.ts"
export { confirmed, documentsOf, isVisible, opened } from "./policy.ts"
export { DocumentContents, type LetterCursor, Letters } from "./port.ts"
