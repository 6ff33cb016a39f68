/**
 * Profile: who one is here, how the page speaks and looks, the password, and the way out.
 *
 * @module
 */
import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { nameTab } from "../part/navigation.ts"
import { SignedIn } from "../session/index.ts"
import { Identity } from "./identity.tsx"
import { LogLink } from "./log-link.tsx"
import { LogOut } from "./log-out.tsx"
import { Looks } from "./looks.tsx"
import { Password } from "./password.tsx"
import "./profile.css"

export const ProfileRoom = (): JSX.Element => {
  nameTab(() => t("page.profile"))
  return (
    <div class="page">
      <PageHeading>{t("profile.heading")}</PageHeading>
      <SignedIn waiting={<div class="ds-skeleton document-wait" />}>
        <Identity />
        <LogLink />
        <Looks />
        <Password />
        <LogOut />
      </SignedIn>
    </div>
  )
}
