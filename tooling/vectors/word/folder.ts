import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import { OutsideGrant } from "../../../packages/core/src/delegation/index.ts"
import * as core from "../../../packages/core/src/folder/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { profileNamed } from "../profile.ts"
import { asked, folders, Line, owners, shut } from "./folder-scene.ts"

const {
  FolderExists,
  FolderId,
  FolderIsFixed,
  FolderName,
  FolderNotFound,
  Folders,

  Place,
  Thing,
  ThingNotFound
} = core

const search = fc
  .array(fc.record({ sender: fc.option(make.sender), subject: fc.option(make.folderName), visibleAt: make.instant }), {
    minLength: 1,
    maxLength: 4
  })
  .chain((lines) => {
    const [{ sender, subject, visibleAt } = { sender: null, subject: null, visibleAt: DateTime.makeUnsafe(0) }] = lines
    const sought = fc.record(
      {
        sender: fc.constantFrom("", sender?.name.slice(0, 3).toUpperCase() ?? "lån", sender?.organisation ?? "x"),
        title: fc.constantFrom("", subject?.toUpperCase() ?? "bil", "skatt"),
        from: fc.constant(osloDateOf(visibleAt)),
        until: fc.constant(osloDateOf(visibleAt))
      },
      { requiredKeys: [] }
    )
    return fc.record({ lines: fc.constant(lines), sought })
  })

const onFolders = [
  decision("firstFolders", {
    input: Schema.Struct({ mailbox: Mailbox, archive: FolderId, work: Schema.NullOr(FolderId) }),
    answer: Folders,
    from: fc.record({ mailbox: make.mailbox, archive: make.folderId, work: fc.option(make.folderId, { freq: 2 }) }),
    most: 5,
    decide: ({ mailbox, archive, work }) => core.firstFolders(mailbox, archive, work)
  }),
  decision("create", {
    input: Schema.Struct({ ...folders, id: FolderId, name: FolderName }),
    answer: core.FolderCreated,
    refusal: Schema.Union([...owners, FolderExists]),
    from: asked,
    most: 11,
    decide: ({ profile, mailbox, folders, actor, id, name, at }) =>
      core.create(profileNamed(profile), mailbox, folders, actor, { id, name }, at)
  }),
  decision("rename", {
    input: Schema.Struct({ ...folders, id: FolderId, name: FolderName }),
    answer: core.FolderRenamed,
    refusal: Schema.Union([...owners, FolderNotFound, FolderIsFixed, FolderExists]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, folders, actor, id, name, at }) =>
      core.rename(profileNamed(profile), mailbox, folders, actor, id, name, at)
  }),
  decision("remove", {
    input: Schema.Struct({ ...folders, things: Schema.Array(Thing), id: FolderId }),
    answer: core.FolderRemoved,
    refusal: Schema.Union([...owners, FolderNotFound, FolderIsFixed, core.FolderNotEmpty]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, folders, things, actor, id, at }) =>
      core.remove(profileNamed(profile), mailbox, folders, things, actor, id, at)
  }),
  decision("move", {
    input: Schema.Struct({ ...folders, thing: Schema.NullOr(Thing), to: Place }),
    answer: core.ThingMoved,
    refusal: Schema.Union([...shut, OutsideGrant, ThingNotFound, core.ThingInTrash, FolderNotFound]),
    from: asked,
    most: 14,
    decide: ({ profile, mailbox, folders, thing, to, actor, at }) =>
      core.move(profileNamed(profile), mailbox, folders, thing, to, actor, at)
  })
]

export const folder = [
  decision("parseFolderName", {
    input: Schema.Struct({ typed: Schema.String }),
    answer: FolderName,
    refusal: Schema.TaggedStruct("Invalid", {
      field: Schema.Literal("name"),
      why: Schema.Literals(["Empty", "Malformed"])
    }),
    from: fc.record({
      typed: fc.oneof(
        make.folderName,
        fc.constantFrom("", "  ", "  Skatt  2026 ", "a\nb", "A\u030Are", "å".repeat(101))
      )
    }),
    most: 12,
    decide: ({ typed }) => core.parseFolderName(typed)
  }),
  decision("sortKeyOf", {
    input: Schema.Struct({ name: FolderName }),
    answer: Schema.String,
    from: fc.record({ name: make.folderName }),
    most: 6,
    decide: ({ name }) => core.sortKeyOf(name)
  }),
  decision("search", {
    input: Schema.Struct({ lines: Schema.Array(Line), sought: core.MailboxSearch }),
    answer: Schema.Array(Line),
    from: search,
    most: 12,
    decide: ({ lines, sought }) => core.search(lines, sought)
  }),
  ...onFolders
]
