/**
 * All that is promised of a letter, by hand: the shared steps, and what the floor does without. Each transaction stands behind
 * the wall of its holder, with the holder's keys held (ADR 3, ADR 19). The recipient is looked up; the file waits as a row of its
 * sender's, with its bytes, until it is in the mailbox; the scan and the delivery have their turns; the file is read and
 * decrypted for the scan (ADR 20); the arrival is a line of the mailbox's log, whose head is signed (TRUST-2); and a sender's events
 * have their places in its log. Nothing is decided or parsed, no token is looked at, no key is read from its file, nobody is
 * asked about malware, and a file read for its scan is still there for its delivery. So nobody can do with less.
 *
 * Where no bytes are *carried*, the file's row at its sender is written without them: what would be left if a small file lay in one
 * place from its arrival on, and not in its sender's row first and in its recipient's then.
 */
import { generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto"
import type pg from "pg"
import { type Hands, inOne, inTwo, type Sharing, sharing } from "./by-hand.ts"
import type { Letter } from "./letter.ts"

/** Writes letters so. Nothing else may look at the database meanwhile: a job would take what is to be done here. */
export const sharingPromises = (hands: Hands, bytes: "carried" | "not carried"): Sharing =>
  sharing(
    async (sender, content) => {
      const letter = hands.sample.like(content)
      const carried = bytes === "carried" ? letter.sealed : null
      const client = hands.clientOf(sender)
      await lookUp(hands, client)
      await begin(hands, client, letter)
      await putFile(hands, client, letter, carried)
      await commit(hands, client, letter)
      return letter
    },
    async (letters) => {
      await scan(hands, letters)
      await clear(hands, letters)
      await deliver(hands, letters)
      await tell(hands, letters)
    }
  )

const lookUp = ({ sample }: Hands, client: pg.Client): Promise<void> =>
  inOne(client, [asWorker(), query("select mailbox from directory_entry where mailbox = $1", sample.mailbox)])

const begin = ({ sample }: Hands, client: pg.Client, { of }: Letter): Promise<void> =>
  inOne(client, [asOrganisation(sample.organisation), ...of("sending", "idempotency_key")])

const putFile = (
  { sample: { organisation, mailbox } }: Hands,
  client: pg.Client,
  letter: Letter,
  carried: Buffer | null
): Promise<void> =>
  inTwo(client, [asOrganisation(organisation), lockSending(organisation, letter.id), holdMailbox(mailbox)], () => [
    query(
      `insert into staged_file
        (organisation, sending, document, attempt, state, expires_at, recipient, letter, wrapped_key, content)
      values ($1, $2, $3, $4, 'linked', 'infinity', $5, $2, $6, $7)`,
      ...[organisation, letter.id, letter.document, randomUUID(), mailbox, wrappedKey, carried]
    ),
    updateSending(organisation, letter.id),
    ...letter.of("sending_event").slice(0, 1)
  ])

const commit = ({ sample: { organisation } }: Hands, client: pg.Client, { id, of }: Letter): Promise<void> =>
  inTwo(client, [asOrganisation(organisation), lockSending(organisation, id)], () => [
    updateSending(organisation, id),
    ...of("sending_event").slice(1, 2),
    ...of("sender_event").slice(0, 1),
    query("insert into scan_outbox (organisation, sending, tries, due_at) values ($1, $2, 0, now())", organisation, id)
  ])

/** The scan's turn, and what it reads. */
const scan = async ({ sample: { organisation }, jobs }: Hands, letters: ReadonlyArray<Letter>): Promise<void> => {
  const read = letters.map(({ id }) =>
    query("select content from staged_file where organisation = $1 and sending = $2", organisation, id)
  )
  let files: ReadonlyArray<Buffer | null> = []
  await inTwo(jobs, [asOrganisation(organisation), ...letters.map(lockTurn(organisation)), ...read], (answers) => {
    files = answers.slice(-letters.length).map(({ rows }) => (rows[0] as { content: Buffer | null }).content)
    return letters.map(({ id }) =>
      query("update scan_outbox set tries = tries + 1 where organisation = $1 and sending = $2", organisation, id)
    )
  })
  for (const [at, { open, sealed }] of letters.entries()) open(files[at] ?? sealed)
}

/** The scan's verdict. */
const clear = ({ sample: { organisation }, jobs }: Hands, letters: ReadonlyArray<Letter>): Promise<void> =>
  inTwo(jobs, [asOrganisation(organisation), ...letters.map(({ id }) => lockSending(organisation, id))], () =>
    letters.flatMap(({ id, of }) => [
      updateSending(organisation, id),
      ...of("sending_event").slice(2, 3),
      query("delete from scan_outbox where organisation = $1 and sending = $2", organisation, id),
      query("insert into delivery_outbox (organisation, sending) values ($1, $2)", organisation, id)
    ])
  )

/** Letters of one mailbox, in one transaction; their lines' head is signed once. */
const deliver = ({ sample: { mailbox }, jobs }: Hands, letters: ReadonlyArray<Letter>): Promise<void> =>
  inTwo(
    jobs,
    [
      asMailbox(mailbox),
      query("select * from mailbox where mailbox = $1 for update", mailbox),
      query("select * from access_log where mailbox = $1 for update", mailbox)
    ],
    () => {
      sign(null, Buffer.alloc(150), logKey)
      return [
        ...letters.flatMap(({ of }) => of("letter", "document", "log_line", "log_node", "delivery")),
        query("update access_log set size = size, roots = roots, signed = signed where mailbox = $1", mailbox)
      ]
    }
  )

/** Their senders are told, in the order of their log, and what waited is taken away. */
const tell = ({ sample: { organisation }, jobs }: Hands, letters: ReadonlyArray<Letter>): Promise<void> =>
  inTwo(
    jobs,
    [
      asOrganisation(organisation),
      ...letters.map(({ id }) => lockSending(organisation, id)),
      query("select position from sender_log where organisation = $1 for update", organisation)
    ],
    () => [
      ...letters.flatMap(({ id, of }) => [
        updateSending(organisation, id),
        ...of("sending_event").slice(3),
        ...of("sender_event").slice(1),
        query("delete from staged_file where organisation = $1 and sending = $2", organisation, id),
        query("delete from delivery_outbox where organisation = $1 and sending = $2", organisation, id)
      ]),
      query("update sender_log set position = position where organisation = $1", organisation)
    ]
  )

/** A statement that is planned once a connection, under a name. */
const query = (text: string, ...values: ReadonlyArray<unknown>): pg.QueryConfig => {
  const name = names.get(text) ?? `promised ${names.size}`
  names.set(text, name)
  return { name, text, values: [...values] }
}

const wall = (role: string, setting: string, value: string, holder: string): pg.QueryConfig =>
  query(
    "select set_config('role', $1, true), set_config($2, $3, true), pg_advisory_xact_lock_shared(7302027, hashtext($4))",
    ...[role, setting, value, holder]
  )
const asOrganisation = (organisation: string): pg.QueryConfig =>
  wall("postkasse_app", "postkasse.organisation", organisation, `organisation ${organisation}`)
const asMailbox = (mailbox: string): pg.QueryConfig =>
  wall("postkasse_app", "postkasse.mailbox", mailbox, `mailbox ${mailbox}`)
const holdMailbox = (mailbox: string): pg.QueryConfig =>
  query("select pg_advisory_xact_lock_shared(7302027, hashtext($1))", `mailbox ${mailbox}`)
const asWorker = (): pg.QueryConfig => query("select set_config('role', 'postkasse_worker', true)")

const lockSending = (organisation: string, id: string): pg.QueryConfig =>
  query("select * from sending where organisation = $1 and id = $2 for update", organisation, id)
const updateSending = (organisation: string, id: string): pg.QueryConfig =>
  query("update sending set received = received where organisation = $1 and id = $2", organisation, id)
const lockTurn =
  (organisation: string) =>
  ({ id }: Letter): pg.QueryConfig =>
    query("select * from scan_outbox where organisation = $1 and sending = $2 for update", organisation, id)

const names = new Map<string, string>()
const wrappedKey = randomBytes(72)
const logKey = generateKeyPairSync("ed25519").privateKey
