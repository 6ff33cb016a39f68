/**
 * What is written in a schema for its reader alone, and so decides nothing: descriptions and names for the API's
 * documentation (the contract of the API holds those), and the names of brands, which the compiler alone sees.
 */
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin"

/** As much as is needed of babel's `NodePath`. */
interface Path {
  readonly node: Node
  readonly parent: Node | null
  readonly listKey?: string
}
interface Node {
  readonly type: string
  readonly callee?: { readonly property?: { readonly name?: string } }
  readonly properties?: ReadonlyArray<{ readonly key?: { readonly name?: string } }>
}

const notes = new Set(["identifier", "title", "description", "examples", "toJsonSchema"])

const isNote = ({ type, properties = [] }: Node): boolean =>
  type === "ObjectExpression" && properties.length > 0 && properties.every(({ key }) => notes.has(key?.name ?? ""))

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "notes", {
    shouldIgnore({ node, parent, listKey }: Path) {
      if (listKey !== "arguments") return undefined
      if (isNote(node)) return "a note for the reader of a schema"
      return parent?.callee?.property?.name === "brand" ? "the name of a brand" : undefined
    }
  })
]
