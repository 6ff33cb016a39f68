import { AccessLog, type AddedLine, HeadSignature, type KeptLog, LogHead, type LogNode } from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { and, asc, eq, gte, lt, or } from "drizzle-orm"
import { Layer, Schema } from "effect"
import { json, row } from "../codec/index.ts"
import { type HolderKeys, Unopenable } from "../crypto/index.ts"
import { insertInto, statement, type Tx, updateIn } from "../driver/index.ts"
import type { KeyStore } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { query, type Working } from "../transaction/index.ts"
import { sealLine, unsealLine, unsealWhole } from "./sealed.ts"
import { accessLog, logLine, logNode } from "./table.ts"

const signedHead = json("log head", Schema.NullOr(Schema.Struct({ head: LogHead, signature: HeadSignature })))
const roots = json("log's right edge", Schema.Array(Sha256))
const digest = row("log node", Sha256)
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** The access logs in the database. */
export const accessLogs = ({ keys }: Stores): Layer.Layer<AccessLog> =>
  Layer.succeed(AccessLog, {
    lock: (mailbox, once) => query(at(mailbox), (tx) => lock(tx, mailbox, once)),
    find: (mailbox) =>
      query(at(mailbox), async (tx) => logOf(await tx.select().from(accessLog).where(eq(accessLog.mailbox, mailbox)))),
    indexOf: (mailbox, once) => query(at(mailbox), (tx) => indexOf(tx, mailbox, once)),
    add: (mailbox, line) => query(at(mailbox), (tx, sent) => add(keys, tx, sent, mailbox, line)),
    lines: (mailbox, { from, to }) =>
      query(at(mailbox), async (tx) => {
        const found = await tx
          .select()
          .from(logLine)
          .where(and(eq(logLine.mailbox, mailbox), gte(logLine.index, from), lt(logLine.index, to)))
          .orderBy(asc(logLine.index))
        return found.length === 0 ? [] : openAll(keys, mailbox, found)
      }),
    nodes: (mailbox, wanted) => query(at(mailbox), (tx) => nodes(tx, mailbox, wanted))
  })

const lockLog = statement<{ mailbox: string }>()((tx, place) =>
  tx
    .select()
    .from(accessLog)
    .where(eq(accessLog.mailbox, place("mailbox")))
    .for("update")
)
const findLine = statement<{ mailbox: string; once: string }>()((tx, place) =>
  tx
    .select({ index: logLine.index })
    .from(logLine)
    .where(and(eq(logLine.mailbox, place("mailbox")), eq(logLine.once, place("once"))))
)
const insertLine = insertInto(logLine)
const updateLog = updateIn(accessLog)

const lock = async (tx: Tx, mailbox: MailboxId, once: Sha256) => {
  // The entry is asked for after the lock, though in the same write.
  const held = () => Promise.all([lockLog(tx, { mailbox }), indexOf(tx, mailbox, once)])
  const [found, index] = await held()
  if (found.length > 0) return { frontier: logOf(found).frontier, index }
  // The first to come makes the row, and whoever comes at the same time waits for it.
  await tx.insert(accessLog).values({ mailbox, size: 0, roots: [] }).onConflictDoNothing()
  const [made, since] = await held()
  return { frontier: logOf(made).frontier, index: since }
}

const indexOf = async (tx: Tx, mailbox: MailboxId, once: Sha256): Promise<number | null> => {
  const [found] = await findLine(tx, { mailbox, once })
  return found?.index ?? null
}

const add = async (
  keys: KeyStore,
  tx: Tx,
  sent: Working,
  mailbox: MailboxId,
  { growth, signed, once, ...line }: AddedLine
) => {
  const { frontier, nodes: grown } = growth
  const index = frontier.size - 1
  const held = await sent.hold()
  const sealed = await keys.lock(held, (key) => sealLine(key, index, line))
  sent.send(insertLine(tx, { mailbox, index, sealed, once }))
  sent.send(tx.insert(logNode).values(grown.map((node) => ({ mailbox, ...node }))))
  const edge = { size: frontier.size, roots: roots.encode(frontier.roots), signed: signedHead.encode(signed) }
  sent.send(updateLog(tx, { mailbox }, edge))
}

const openAll = async (keys: KeyStore, mailbox: MailboxId, found: ReadonlyArray<typeof logLine.$inferSelect>) => {
  const opened = <A>(one: (held: HolderKeys, of: MailboxId, line: (typeof found)[number]) => A) =>
    keys.use(at(mailbox), (held) => found.map((line) => one(held, mailbox, line)))
  // Keys that have just been changed are fetched anew by this; what does not open after it was tampered with.
  return opened(unsealLine).catch(async (fault: unknown) => {
    if (fault instanceof Unopenable) return (await opened(unsealWhole)).flat()
    throw fault
  })
}

const nodes = async (tx: Tx, mailbox: MailboxId, wanted: ReadonlyArray<LogNode>): Promise<ReadonlyArray<Sha256>> => {
  if (wanted.length === 0) return []
  const isOne = ({ level, position }: LogNode) => and(eq(logNode.level, level), eq(logNode.position, position))
  const found = await tx
    .select()
    .from(logNode)
    .where(and(eq(logNode.mailbox, mailbox), or(...wanted.map(isOne))))
  const byPlace = new Map(found.map((node) => [`${node.level}/${node.position}`, digest.decode(node.digest)]))
  return wanted.flatMap(({ level, position }) => byPlace.get(`${level}/${position}`) ?? [])
}

const logOf = ([found]: ReadonlyArray<typeof accessLog.$inferSelect>): KeptLog =>
  found === undefined
    ? { frontier: { size: 0, roots: [] }, signed: null }
    : { frontier: { size: found.size, roots: roots.decode(found.roots) }, signed: signedHead.decode(found.signed) }
