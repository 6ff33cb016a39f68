/**
 * Patience: nothing that a test waits for is waited for without an end, and at the end it says what it waited for.
 *
 * @module
 */

/** What comes of `work`, or a fault that says that `what` did not happen within so many ms. The work itself goes on. */
export const inTime = async <A>(work: Promise<A>, millis: number, what: () => string): Promise<A> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`Not within ${millis} ms: ${what()}`)), millis)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
