import { Context } from "effect"
import type { ProviderProfile } from "./model.ts"

/** The provider profile that decisions are made by. */
export class Policy extends Context.Service<Policy, ProviderProfile>()("@postkasse/core/Policy") {}
