import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import { mountSmallDisk } from "./index.ts"

const disk = mountSmallDisk(1)
if (disk !== null) {
  afterAll(() => disk.unmount())
  it("is full when it is filled, and has room again when it is freed", () => {
    const file = join(disk.folder, "letter")
    disk.fill()
    expect(() => writeFileSync(file, "x")).toThrow("ENOSPC")
    disk.free()
    writeFileSync(file, "x".repeat(500_000))
    expect(readFileSync(file)).toHaveLength(500_000)
  })
}
