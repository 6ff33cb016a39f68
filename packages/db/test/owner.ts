import pg from "pg"

/** An empty database on a server, and its owner, who is no superuser: its address as theirs. `may` is what `create role` takes. */
export const databaseOfOwner = async (server: string, owner: string, may: string): Promise<string> => {
  await ask(server, `create role ${owner} login ${may} password 'x'`)
  await ask(server, `create database ${owner} owner ${owner}`)
  return Object.assign(new URL(server), { username: owner, password: "x", pathname: `/${owner}` }).href
}

/** Asks a database one statement. */
export const ask = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}
