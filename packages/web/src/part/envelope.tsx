import { type JSX, Show } from "solid-js"

/** What closes the envelope, and so what stands between the reader and the letter. */
export type Seal = "lock" | "confirm" | "examine" | "stop" | "elsewhere"

const signs = {
  lock: "M-7 -2h14v11h-14zM-4.500 -2v-3.500a4.500 4.500 0 0 1 9 0V-2",
  confirm: "M-8 0.500l5.500 5.500L8 -5.500",
  examine: "M4.200 4.200 9 9M-1.500 -8a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0 -13z",
  stop: "M0 -8v9M0 6.500v.1",
  elsewhere: "M-5.500 5.500 5.500 -5.500M-3 -5.500h8.500v8.500"
} as const satisfies Record<Seal, string>

/** A closed envelope. A picture only: what it says is said in words beside it. */
export const Envelope = (props: { readonly seal?: Seal }): JSX.Element => (
  <svg class="envelope" data-seal={props.seal} viewBox="0 0 200 136" aria-hidden="true">
    <rect class="envelope-paper" x="2" y="2" width="196" height="132" rx="8" />
    <path class="envelope-fold" d="M5 130 78 66M195 130l-73-64" />
    <path class="envelope-flap" d="M5.5 3h189l-87 74.5a12 12 0 0 1-15 0L5.5 3Z" />
    <path class="envelope-edge" d="m4 4.5 88.5 74a12 12 0 0 0 15 0L196 4.5" />
    <Show when={props.seal}>
      {(seal) => (
        <g transform="translate(100 78)">
          <circle class="envelope-seal" r="23" />
          <path class="envelope-sign" d={signs[seal()]} />
        </g>
      )}
    </Show>
  </svg>
)
