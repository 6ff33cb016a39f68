import { Result } from "effect"
import type { ApiScope, Integration } from "./model.ts"
import type { ScopeMissing } from "./refusal.ts"

/** Whether an integration's token covers an operation (FIELD-2, BUSINESS-4). */
export const mayCall = (integration: Integration, needs: ApiScope): Result.Result<Integration, ScopeMissing> =>
  integration.scopes.includes(needs)
    ? Result.succeed(integration)
    : Result.fail({ _tag: "ScopeMissing", rules: ["FIELD-2", "BUSINESS-4"], needs })
