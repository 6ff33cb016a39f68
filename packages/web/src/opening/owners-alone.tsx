import type { JSX } from "solid-js"
import type { Lock } from "../api/index.ts"
import { languageInUse } from "../language/index.ts"
import { wordsOfLock } from "../language/problem.ts"
import { Envelope } from "../part/envelope.tsx"
import { Why } from "../part/why.tsx"

/** A letter whose sender asks for a confirmation, to somebody who reads on its owner's behalf: it is the owner's to give (ACCESS-4). */
export const OwnersAlone = (props: { readonly lock: Extract<Lock, { _tag: "OwnersAlone" }> }): JSX.Element => {
  const words = () => wordsOfLock(props.lock, languageInUse())
  return (
    <section class="closed" aria-labelledby="closed">
      <Envelope seal="confirm" />
      <h2 id="closed" class="ds-heading" data-size="sm">
        {words().title}
      </h2>
      <p>{words().detail}</p>
      <Why help="confirming" rules={props.lock.rules} />
    </section>
  )
}
