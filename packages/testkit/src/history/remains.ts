import type { Remains, Violation } from "./model.ts"

/**
 * Whether nothing is left of what came to nothing, and nothing gone of what is somebody's. But the key of a holder that was
 * never committed may be left: whether one is still to come nobody can tell, so nobody destroys it.
 */
export const judgeRemains = ({
  staged,
  files,
  named,
  keys,
  holders,
  halfKeys,
  waiting
}: Remains): ReadonlyArray<Violation> => {
  const [there, wanted, kept] = [new Set(files), new Set(named), new Set(keys)]
  return [
    ...staged.map((attempt): Violation => ({ kind: "staged left", words: `attempt ${attempt} was never swept` })),
    ...files
      .filter((file) => !wanted.has(file))
      .map((file): Violation => ({ kind: "orphan blob", words: `no row names the blob ${file}` })),
    ...named
      .filter((blob) => !there.has(blob))
      .map((blob): Violation => ({ kind: "missing blob", words: `a document names the blob ${blob}, which is gone` })),
    ...holders
      .filter((holder) => !kept.has(holder))
      .map((holder): Violation => ({ kind: "missing key", words: `${holder} has no key` })),
    ...halfKeys.map((file): Violation => ({ kind: "key left", words: `${file} was never wiped` })),
    ...(waiting === 0 ? [] : [{ kind: "left waiting", words: `${waiting} rows wait for a job` } as const])
  ]
}
