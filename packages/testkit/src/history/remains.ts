import type { Remains, Violation } from "./model.ts"

/** Whether nothing is left of what came to nothing, and nothing gone of what is somebody's. */
export const judgeRemains = ({ staged, files, named, waiting }: Remains): ReadonlyArray<Violation> => {
  const [there, wanted] = [new Set(files), new Set(named)]
  return [
    ...staged.map((attempt): Violation => ({ kind: "staged left", words: `attempt ${attempt} was never swept` })),
    ...files
      .filter((file) => !wanted.has(file))
      .map((file): Violation => ({ kind: "orphan blob", words: `no row names the blob ${file}` })),
    ...named
      .filter((blob) => !there.has(blob))
      .map((blob): Violation => ({ kind: "missing blob", words: `a document names the blob ${blob}, which is gone` })),
    ...(waiting === 0 ? [] : [{ kind: "left waiting", words: `${waiting} rows wait for a job` } as const])
  ]
}
