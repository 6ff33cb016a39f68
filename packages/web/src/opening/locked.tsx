/**
 * Opening: what stands between the reader and a letter, and what one can do about it. The server says which; here it is
 * only put in words.
 *
 * @module
 */
import { type JSX, Match, Switch } from "solid-js"
import type { ListedLetter, Lock } from "../api/index.ts"
import { AwaitedConfirmation, type Confirming } from "./awaited-confirmation.tsx"
import { HeldLetter } from "./held.tsx"
import { LevelTooLow } from "./level-too-low.tsx"
import { OwnersAlone } from "./owners-alone.tsx"
import "./opening.css"

export const LockedLetter = (props: {
  readonly letter: ListedLetter
  readonly lock: Lock
  readonly confirmation: Confirming
  readonly seeAgain: () => void
  readonly looking: boolean
}): JSX.Element => (
  <div class="letter-body">
    <Switch>
      <Match when={props.lock._tag === "LevelTooLow" && props.lock}>
        {(lock) => <LevelTooLow letter={props.letter} lock={lock()} />}
      </Match>
      <Match when={props.lock._tag === "LetterHeld" && props.lock}>
        {(lock) => <HeldLetter lock={lock()} seeAgain={props.seeAgain} looking={props.looking} />}
      </Match>
      <Match when={props.lock._tag === "ConfirmationAwaited" && props.lock}>
        {(lock) => <AwaitedConfirmation lock={lock()} confirmation={props.confirmation} />}
      </Match>
      <Match when={props.lock._tag === "OwnersAlone" && props.lock}>{(lock) => <OwnersAlone lock={lock()} />}</Match>
    </Switch>
  </div>
)
