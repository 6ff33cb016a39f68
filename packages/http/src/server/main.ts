/**
 * Postkasse as one process: the API, the web, the jobs, and, where no others are named, stand-ins and a demo town.
 *
 * @module
 */
const [major = 0] = process.versions.node.split(".").map(Number)
if (major < 24) {
  process.stderr.write(
    `Postkasse needs Node 24 or newer; this is ${process.version}. \`npx -y pnpm@12.21.0 start\` brings its own.\n`
  )
  process.exit(1)
}

const { Result } = await import("effect")
const { end, endNow } = await import("./end.ts")
const { settingsIn } = await import("./environment.ts")
const { logTo, quieten } = await import("./log/index.ts")
const { startServer } = await import("./server.ts")

const refuse = (words: string): Promise<never> => {
  process.stderr.write(`${words}\n`)
  return end(1)
}

const settings = settingsIn(process.env)
if (Result.isFailure(settings)) await refuse(settings.failure)
else {
  const log = logTo((line) => process.stderr.write(line), settings.success.logLevel)
  quieten(log)
  const started = await startServer(settings.success, log)
  if (Result.isFailure(started)) await refuse(started.failure)
  else {
    // In production the log says what runs.
    if (settings.success.outside === null) process.stdout.write(`${started.success.welcome}\n`)
    let stopping = false
    const stop = () => {
      // Asked twice, it does not wait.
      if (stopping) endNow(130)
      stopping = true
      started.success.stop().then(
        () => end(0),
        () => end(1)
      )
    }
    process.on("SIGINT", stop).on("SIGTERM", stop)
  }
}
