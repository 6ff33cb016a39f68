import type { World } from "./world.ts"

/** An operation as the documentation tells it. */
export interface Operation {
  readonly operationId: string
  readonly path: string
  readonly method: string
  readonly security: ReadonlyArray<Record<string, ReadonlyArray<string>>>
  readonly parameters?: ReadonlyArray<{ readonly in: string; readonly name: string }>
  readonly requestBody?: { readonly content: Record<string, unknown> }
  readonly responses: Record<string, unknown>
}

interface OpenApi {
  readonly paths: Record<string, Record<string, Omit<Operation, "path" | "method">>>
}

/** Every operation of the API. That every route is one, and so is here, the API itself insists on when it starts. */
export const operationsOf = async ({ origin }: World): Promise<ReadonlyArray<Operation>> => {
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as OpenApi
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ ...told, path, method: method.toUpperCase() }))
  )
}

export const named = ({ method, path }: Operation): string => `${method} ${path}`
