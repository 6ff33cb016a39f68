/**
 * Paper: a letter as its sender would write it, before it is a PDF.
 *
 * @module
 */
import type { Language } from "../model.ts"

export interface Paper {
  readonly language: Language
  readonly sender: { readonly name: string; readonly number: string }
  readonly recipient: { readonly name: string }
  readonly date: string
  readonly reference: string
  readonly title: string
  readonly body: ReadonlyArray<Part>
  readonly signed?: string
}

/** A string is a paragraph. */
export type Part =
  | string
  | { readonly _tag: "Heading"; readonly text: string }
  | { readonly _tag: "Items"; readonly items: ReadonlyArray<string> }
  | { readonly _tag: "Facts"; readonly facts: ReadonlyArray<readonly [label: string, fact: string]> }
  | { readonly _tag: "Table"; readonly rows: ReadonlyArray<ReadonlyArray<string>> }
  | { readonly _tag: "Landscape"; readonly alt: string }

export const heading = (text: string): Part => ({ _tag: "Heading", text })

export const items = (...all: ReadonlyArray<string>): Part => ({ _tag: "Items", items: all })

/** What matters most, as labels and answers. */
export const facts = (...all: ReadonlyArray<readonly [label: string, fact: string]>): Part => ({
  _tag: "Facts",
  facts: all
})

/** The first row is the head; all columns but the first hold numbers. A last row that begins with a sum stands out. */
export const table = (...rows: ReadonlyArray<ReadonlyArray<string>>): Part => ({ _tag: "Table", rows })

/** A drawing of hills, for those who print magazines. */
export const landscape = (alt: string): Part => ({ _tag: "Landscape", alt })
