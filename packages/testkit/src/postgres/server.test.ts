import { spawn } from "node:child_process"
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest"
import { debianPostgres, embeddedPostgres } from "./binaries.ts"
import { createDatabase, dropDatabase, type PostgresServer, startPostgres, templateDatabase } from "./index.ts"

const ask = async <Row extends object>(url: string, query: string): Promise<ReadonlyArray<Row>> => {
  const client = postgres(url, { max: 1 })
  try {
    return await client.unsafe<Array<Row>>(query)
  } finally {
    await client.end()
  }
}

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

/** A temporary folder of this test's own, which servers started in it must leave empty. */
const ownTemporaryFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "postgres-test-"))
  chmodSync(folder, 0o1777)
  vi.stubEnv("TMPDIR", folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  return folder
}

const folderOf = async (url: string) =>
  (await ask<{ data_directory: string }>(url, "show data_directory"))[0]?.data_directory ?? ""

const debian = debianPostgres()
const versions = [["embedded", 18], ...(debian === null ? [] : [[debian, 15]])] as Array<[string, number]>

describe.each(versions)("a server from %s", (binaries, version) => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres({ binaries })
  })
  afterAll(() => server.stop())

  it(`is Postgres ${version}`, async () => {
    const [row] = await ask<{ version: number }>(
      server.url,
      "select current_setting('server_version_num')::int / 10000 as version"
    )
    expect(row?.version).toBe(version)
  })

  it("sorts Norwegian names as Norwegians do", async () => {
    const rows = await ask<{ name: string }>(
      server.url,
      "select name from unnest(array['Åse','Ærlig','Øystein','Zoe','Aage']) name order by name"
    )
    expect(rows.map((row) => row.name)).toEqual(["Zoe", "Ærlig", "Øystein", "Aage", "Åse"])
  })

  it("answers nobody without the password", async () => {
    const stranger = Object.assign(new URL(server.url), { password: "guess" }).href
    await expect(ask(stranger, "select 1")).rejects.toThrow("password authentication failed")
  })

  it("copies a template, and keeps the copies apart", async () => {
    const template = await server.createDatabase()
    await ask(template, "create table letter (id int)")
    const [one, other] = await Promise.all([server.createDatabase(template), createDatabase(server.url, template)])
    await ask(one, "insert into letter values (1)")
    expect(await ask(one, "select id from letter")).toHaveLength(1)
    expect(await ask(other, "select id from letter")).toHaveLength(0)
  })

  it("prepares a template once, however many ask at the same time", async () => {
    let times = 0
    const prepare = async (url: string) => {
      times++
      await ask(url, "create table letter (id int)")
    }
    const urls = await Promise.all(Array.from({ length: 4 }, () => templateDatabase(server.url, "migrated", prepare)))
    expect(new Set(urls).size).toBe(1)
    expect(times).toBe(1)
  })

  it("keeps no template whose preparation failed", async () => {
    const broken = () => Promise.reject(new Error("a migration failed"))
    await expect(templateDatabase(server.url, "broken", broken)).rejects.toThrow("a migration failed")
    const url = await templateDatabase(server.url, "broken", async () => undefined)
    expect(await ask(url, "select 1")).toHaveLength(1)
  })

  it("drops a database under somebody's feet", async () => {
    const url = await server.createDatabase()
    const client = postgres(url, { max: 1, connect_timeout: 5 })
    onTestFinished(() => client.end())
    await client`select 1`
    await dropDatabase(url)
    await expect(ask(url, "select 1")).rejects.toThrow("does not exist")
  })
})

describe("starting and stopping", () => {
  it("leaves nothing in the temporary folder", async () => {
    const server = await startPostgres()
    const folder = await folderOf(server.url)
    expect(existsSync(folder)).toBe(true)
    await server.stop()
    await server.stop()
    expect(existsSync(folder)).toBe(false)
    await expect(ask(server.url, "select 1")).rejects.toThrow("ECONNREFUSED")
  })

  it("is down for as long as it is told, and then has what it had", async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    await ask(server.url, "create table letter as select 1 id")
    await server.down()
    await expect(ask(server.url, "select 1")).rejects.toThrow("ECONNREFUSED")
    await server.up()
    expect(await ask(server.url, "select id from letter")).toEqual([{ id: 1 }])
    const folder = await folderOf(server.url)
    await server.down()
    await server.stop()
    expect(existsSync(folder)).toBe(false)
  })

  it("that is killed in the middle of work has what it has acknowledged, and starts again", async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    await ask(server.url, "create table letter as select 1 id")
    const asleep = ask(server.url, "select pg_sleep(60)").then(
      () => "slept",
      () => "broken off"
    )
    await server.crash()
    expect(await asleep).toBe("broken off")
    await expect(ask(server.url, "select 1")).rejects.toThrow("ECONNREFUSED")
    await server.up()
    expect(await ask(server.url, "select id from letter")).toEqual([{ id: 1 }])
  })

  it("is as it was at first once it is mended, whatever was done to it", async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    await server.holdCommits()
    await server.down()
    await server.upAsStandby()
    await server.mend()
    await ask(server.url, "create table letter as select 1 id")
    await server.mend()
    await server.down()
    await server.mend()
    expect(await ask(server.url, "select id from letter")).toEqual([{ id: 1 }])
  })

  it("ends with a run that is killed outright", async () => {
    const module = new URL("./server.ts", import.meta.url).href
    const program = `const { startPostgres } = await import(${JSON.stringify(module)})
      console.log((await startPostgres()).url)
      setInterval(() => undefined, 1000)`
    const run = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"]
    })
    onTestFinished(() => void run.kill("SIGKILL"))
    const url = await new Promise<string>((resolve) =>
      run.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()))
    )
    const folder = await folderOf(url)
    expect(existsSync(folder)).toBe(true)
    run.kill("SIGKILL")
    await vi.waitUntil(() => !existsSync(folder), 10_000)
  })

  it("tells what it wrote when it ends by itself", async () => {
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true)
    onTestFinished(() => told.mockRestore())
    const server = await startPostgres()
    const [row] = await ask<{ pid: number }>(server.url, "select pg_read_file('postmaster.pid')::text pid")
    process.kill(Number.parseInt(String(row?.pid), 10), "SIGQUIT")
    await vi.waitUntil(() => told.mock.calls.length > 0, 10_000)
    expect(String(told.mock.calls[0]?.[0])).toMatch(/^Postgres ended by itself with .*immediate shutdown/s)
    await server.stop()
  })

  it("lets a run end that forgot to stop its server", async () => {
    const module = new URL("./server.ts", import.meta.url).href
    const program = `const { startPostgres } = await import(${JSON.stringify(module)}); await startPostgres()`
    const run = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "ignore", "inherit"]
    })
    onTestFinished(() => void run.kill("SIGKILL"))
    expect(await new Promise((resolve) => run.once("exit", resolve))).toBe(0)
  })

  it("says what a server wrote that does not come up, and leaves nothing", async () => {
    const broken = mkdtempSync(join(tmpdir(), "broken-postgres-"))
    onTestFinished(() => rmSync(broken, { recursive: true }))
    const bin = join(broken, "bin")
    mkdirSync(bin)
    writeFileSync(join(bin, "postgres"), "#!/bin/sh\nexit 0\n", { mode: 0o755 })
    writeFileSync(join(bin, "initdb"), "#!/bin/sh\necho the disk is full\nexit 3\n", { mode: 0o755 })
    const folder = ownTemporaryFolder()
    await expect(startPostgres({ binaries: bin })).rejects.toThrow(/ended with 3 .*the disk is full/s)
    expect(readdirSync(folder)).toEqual([])
  })

  it("gives up in time, and leaves nothing", async () => {
    const folder = ownTemporaryFolder()
    await expect(startPostgres({ patience: 5 })).rejects.toThrow("was not ready within 5 ms")
    expect(readdirSync(folder)).toEqual([])
  })

  it("runs from a checkout that other users cannot read", async () => {
    const home = mkdtempSync(join(tmpdir(), "closed-home-"))
    onTestFinished(() => rmSync(home, { recursive: true }))
    cpSync(join(embeddedPostgres(), ".."), join(home, "native"), { recursive: true, verbatimSymlinks: true })
    chmodSync(home, 0o700)
    const server = await startPostgres({ binaries: join(home, "native", "bin") })
    onTestFinished(() => server.stop())
    expect(await ask(server.url, "select 1")).toHaveLength(1)
  })

  it("syncs to disk when the test is about what survives", async () => {
    const server = await startPostgres({ durable: true })
    onTestFinished(() => server.stop())
    expect(await ask(server.url, "show fsync")).toEqual([{ fsync: "on" }])
  })
})
