/** The statements of a transaction that were sent and not waited for. They are answered in the order that they were sent in. */
export interface Sent {
  /** Sends a statement now. */
  readonly send: (statement: PromiseLike<unknown>) => void
  /** Sends the statement that the transaction is entered by. */
  readonly enter: (statement: PromiseLike<unknown>) => void
  /** Waits until the transaction is entered. */
  readonly entered: () => Promise<void>
  /** Waits until all are answered; broken by the first that failed. */
  readonly settled: () => Promise<void>
  /** Why a query failed: that of the transaction which failed first, since all that come after it fail for that. */
  readonly broke: (thrown: unknown) => Promise<unknown>
}

/** None yet. */
export const noneSent = (): Sent => {
  const answers: Array<Promise<unknown>> = []
  let entry: Promise<unknown> = Promise.resolve()
  const settled = async () => {
    for (const answer of answers) await answer
  }
  const ask = (statement: PromiseLike<unknown>): Promise<unknown> => {
    // Asked at once, where `await` would ask a moment later.
    const answer = new Promise((resolve, reject) => void statement.then(resolve, reject))
    // Heard when the transaction ends.
    answer.catch(() => {})
    answers.push(answer)
    return answer
  }
  return {
    settled,
    send: (statement) => {
      void ask(statement)
    },
    enter: (statement) => {
      entry = ask(statement)
    },
    entered: async () => void (await entry),
    broke: (thrown) =>
      settled().then(
        () => thrown,
        (first: unknown) => first
      )
  }
}
