/**
 * Security: what is sent and what never is, the official channels, and how letters are looked after (TRUST-10).
 *
 * @module
 */
import { For, type JSX, Show } from "solid-js"
import { type Language, languageInUse, t } from "../language/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { nameTab } from "../part/navigation.ts"
import type { SecurityText } from "./content.ts"
import { en } from "./en.ts"
import { nb } from "./nb.ts"
import { nn } from "./nn.ts"

const texts = { nb, nn, en } as const satisfies Record<Language, SecurityText>

export const SecurityRoom = (): JSX.Element => {
  const content = () => texts[languageInUse()](location.host)
  nameTab(() => t("page.security"))
  return (
    <div class="page">
      <PageHeading>{t("security.heading")}</PageHeading>
      <p class="page-lead">{content().lead}</p>
      <For each={content().sections}>
        {(section) => (
          <section class="prose">
            <h2 class="ds-heading" data-size="xs">
              {section.heading}
            </h2>
            <For each={section.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
            <Show when={section.points.length > 0}>
              <ul>
                <For each={section.points}>{(point) => <li>{point}</li>}</For>
              </ul>
            </Show>
          </section>
        )}
      </For>
    </div>
  )
}
