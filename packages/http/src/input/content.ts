/**
 * The request's bytes as they come. Whoever stops early leaves the rest unread and the connection open, so that an answer
 * can still be sent; the server then drains or drops it.
 */
export async function* contentOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body !== null) yield* request.body.values({ preventCancel: true })
}
