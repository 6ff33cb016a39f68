import type { Answer } from "../history/index.ts"
import { pauseAfter } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import type { LetterPlan } from "./plan.ts"
import { letterOf, type Office, type Step, sameLetter } from "./step.ts"

/** Sends one letter as planned: where connections break again and again, under the one key, as its sender would. */
export const sendLetter = async (office: Office, key: string, plan: LetterPlan): Promise<void> => {
  const letter = letterOf(office, key, plan.sizes)
  const begun = await insist(office, plan, letter.begin)
  if (begun === null || plan.end === "never put") return
  for (const document of plan.sizes.keys()) {
    const isCut = plan.end === "broken off" && document === plan.sizes.length - 1
    const put = isCut ? letter.breakOff : letter.put
    const patience = isCut ? 0 : plan.patience
    const come = await insist(office, { twice: false, patience }, (server) => put(server, begun.told, document))
    if (come === null && !isCut) return
  }
  if (plan.end === "never committed") return
  await insist(office, plan, (server) => letter.commit(server, begun.told))
}

/** Asks once more what a key stands for. */
export const replay = async (office: Office, key: string, sizes: LetterPlan["sizes"]): Promise<void> => {
  await insist(office, { twice: false, patience: 10 }, sameLetter(office, key, sizes).begin)
}

type Told<A> = Extract<Answer<A>, { readonly _tag: "Acknowledged" }>

/** Asks until there is an answer, or for as long as the sender has patience; a refusal is an answer, with nothing in it. */
const insist = async <A>(
  { servers }: Office,
  { twice, patience }: Pick<LetterPlan, "twice" | "patience">,
  ask: (server: Server) => Promise<Step<A>>
): Promise<Told<A> | null> => {
  let turn = turns++
  for (let broken = 0; broken <= patience; turn++) {
    const asked = [turn, ...(twice ? [turn + 1] : [])].flatMap((at) => servers[at % servers.length] ?? [])
    const tried = (await Promise.all(asked.map(ask))).map(({ answer }) => answer)
    for (const one of tried) if (one?._tag === "Acknowledged") return one
    if (tried.some((one) => one?._tag === "Refused")) return null
    if (tried.some((one) => one?._tag === "Indeterminate")) broken++
    await pauseAfter(broken)
  }
  return null
}

// Letters go to the servers in turn.
let turns = 0
