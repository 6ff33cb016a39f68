import type { Problem } from "@postkasse/http/client"

/** The server said no, and why: an answer to be shown, not a fault. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = "Refused"
    this.problem = problem
  }
}

/** No answer came: the network is gone, or the server is. */
export class NoContact extends Error {
  constructor(cause: unknown) {
    super("No contact with the server", { cause })
    this.name = "NoContact"
  }
}

/** An answer came that is none: a fault at the server's side. */
export class Broken extends Error {
  readonly status: number
  constructor(status: number) {
    super(`The server answered ${status}`)
    this.name = "Broken"
    this.status = status
  }
}

/** The code of the refusal that `error` is, or null where it is none. */
export const codeOf = (error: unknown): string | null => (error instanceof Refused ? error.problem.code : null)
