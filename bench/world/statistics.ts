/** The value that a share of all are below or at; 0.5 is the median. */
export const quantile = (values: ReadonlyArray<number>, share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5)

/** ms that work takes, and what it answers. */
export const timed = async <A>(work: () => Promise<A>): Promise<readonly [ms: number, answer: A]> => {
  const began = performance.now()
  const answer = await work()
  return [performance.now() - began, answer]
}

/** A line of a table: a name, and values in columns. */
export const line = (name: string, ...columns: ReadonlyArray<string | number>): void =>
  console.log(name.padEnd(44) + columns.map((column) => written(column).padStart(14)).join(""))

export const ratio = (what: string, value: number): void => console.log(`ratio ${what} ${value.toFixed(2)}`)

const written = (value: string | number): string =>
  typeof value === "string" ? value : value.toFixed(value >= 100 ? 0 : 2)
