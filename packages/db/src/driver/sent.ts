/** The statements of a transaction that were sent and not waited for. They are answered in the order that they were sent in. */
export interface Sent {
  /** Sends a statement now. */
  readonly send: (statement: PromiseLike<unknown>) => void
  /** Waits until all are answered; broken by the first that failed. */
  readonly settled: () => Promise<void>
  /** Why a query failed: that of the transaction which failed first, since all that come after it fail for that. */
  readonly broke: (thrown: unknown) => Promise<unknown>
}

/** None yet. */
export const noneSent = (): Sent => {
  const answers: Array<Promise<unknown>> = []
  const settled = async () => {
    for (const answer of answers) await answer
  }
  return {
    settled,
    send: (statement) => {
      // Asked at once, where `await` would ask a moment later.
      const answer = new Promise((resolve, reject) => void statement.then(resolve, reject))
      // Heard when the transaction ends.
      answer.catch(() => {})
      answers.push(answer)
    },
    broke: (thrown) =>
      settled().then(
        () => thrown,
        (first: unknown) => first
      )
  }
}
