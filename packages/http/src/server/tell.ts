import type { Surroundings } from "../surroundings.ts"
import type { CheckupWatch } from "./checkup.ts"
import type { Settings } from "./environment.ts"
import type { JobWatch } from "./jobs.ts"
import { kinds, type Log, toldOf } from "./log/index.ts"
import { measure } from "./telemetry/index.ts"

/** Tells, in the log and in measurements, what the API and the jobs do, and how the parts are. */
export const tellOf = (log: Log): Told => ({
  answered: (answered) => {
    measure.request(answered)
    log("RequestAnswered", answered)
  },
  report: (fault, id) => {
    measure.fault("request")
    log("RequestFailed", { fault: id, ...toldOf(fault) })
  },
  brokeOff: (fault) => {
    measure.fault("answer")
    log("AnswerBrokeOff", toldOf(fault))
  },
  worked: (job, count, millis) => {
    measure.worked(job, count)
    log("JobWorked", { job, count, millis })
  },
  failed: (job, fault) => {
    measure.fault(job)
    log("JobFailed", { job, ...toldOf(fault) })
  },
  fellIll: ({ part, needed }, fault) =>
    log("PartFellIll", { ...toldOf(fault), part, need: needed ? "needed" : "of use" }),
  isWell: ({ part }, millis) => log("PartIsWell", { part, millis }),
  looked: ({ part }, isIll) => measure.part(part, isIll)
})

type Told = Pick<Surroundings, "answered" | "brokeOff" | "report"> & JobWatch & CheckupWatch

/** Tells, at the start, which parts are real and which stand in. */
export const tellOfStart = (
  log: Log,
  { databaseUrl, outside, proxies, collector }: Settings,
  isScanned: boolean
): void => {
  const real = outside === null ? "stand-in" : "real"
  log("ServerStarted", {
    node: kinds.version.make(process.version),
    database: databaseUrl === null ? "embedded" : "postgres",
    idPorten: real,
    maskinporten: real,
    malwareScan: isScanned ? "on" : "off",
    telemetry: collector === null ? "off" : "on",
    proxies
  })
}
