/**
 * Does a piece of work once for all who ask for it while it is under way. A disk that does not answer then holds one of the
 * few threads in which Node waits for disks, and not one for everybody who asks.
 */
export const together = <A>(work: () => Promise<A>): (() => Promise<A>) => {
  let underWay: Promise<A> | null = null
  return () =>
    (underWay ??= work().finally(() => {
      underWay = null
    }))
}
