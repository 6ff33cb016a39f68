import type { Settings } from "./environment.ts"
import type { StandIns } from "./stand-ins.ts"

/** What runs where, said once when it does. */
export const welcome = (origin: string, settings: Settings, standIns: StandIns | null): string =>
  [
    `Postkasse is running at ${origin}`,
    `  documentation for integrators  ${origin}/docs`,
    `  database  ${settings.databaseUrl === null ? `embedded, in ${settings.dataDir}: for trying out and small installations` : "Postgres, as DATABASE_URL says"}`,
    `  malware scan  ${scanIn(settings)}`,
    ...(standIns === null ? [] : demo(origin, standIns)),
    "",
    "Ctrl-C ends it."
  ].join("\n")

const scanIn = ({ clamd, outside }: Settings): string => {
  if (clamd !== null) return "by clamd, as CLAMD says; what it has not passed is held"
  return outside === null
    ? "standing in: it finds the EICAR test file and nothing else"
    : "OFF: nothing is scanned, and what is delivered counts as clean. CLAMD names a scanner."
}

const demo = (origin: string, { town, idPorten, demoTokens }: StandIns): ReadonlyArray<string> => [
  `  ID-porten, standing in     ${idPorten.issuer}`,
  `  Maskinporten, standing in  ${demoTokens}`,
  "",
  "The demo town: everybody in it is made up. Log in by choosing one of them, or with number and password:",
  ...town.people.map(
    ({ nationalId, name, about, password }) =>
      `  ${nationalId}  ${`${name.first} ${name.last}`.slice(0, 40).padEnd(41)}${password === null ? "" : `password "${password}"  `}${about.en}`
  ),
  "",
  "Send a first letter, from the municipality to the first of them:",
  `  examples/first-letter.sh ${origin} ${demoTokens}`
]
