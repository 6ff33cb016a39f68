import { Context, Effect, Layer } from "effect"

/** What was asked of a port, by its name: `Letters.find`; or of a database, by its text, and how many rows that gave or changed. */
export interface Asked {
  readonly asked: string
  rows?: number
}

/** What has been asked, in order. */
export type Trace = Array<Asked>

/** The same ports, each writing down what it is asked, when it is asked it. Data and plain functions are left as they are. */
export const traced = <Ports, E, R>(trace: Trace, ports: Layer.Layer<Ports, E, R>): Layer.Layer<Ports, E, R> =>
  Layer.effectContext(
    Effect.map(Layer.build(ports), (context) =>
      Context.makeUnsafe<Ports>(
        new Map([...context.mapUnsafe].map(([key, port]) => [key, around(trace, nameOf(key), port)] as const))
      )
    )
  )

const nameOf = (key: string): string => key.split("/").at(-1) ?? key

const around = (trace: Trace, name: string, port: unknown): unknown => {
  if (typeof port !== "object" || port === null) return port
  const said = (method: string, answer: unknown): unknown =>
    Effect.isEffect(answer)
      ? Effect.andThen(
          Effect.sync(() => void trace.push({ asked: `${name}.${method}` })),
          answer
        )
      : answer
  return Object.fromEntries(
    Object.entries(port).map(([method, value]) => [
      method,
      typeof value === "function"
        ? (...given: ReadonlyArray<unknown>) => said(method, (value as (...of: typeof given) => unknown)(...given))
        : said(method, value)
    ])
  )
}
