import { createSignal, For, type JSX, Show } from "solid-js"
import { fullMoment, languageInUse, t } from "../language/index.ts"
import { useMailboxes } from "../mailbox/index.ts"
import { Address } from "../part/address.tsx"
import { announce } from "../part/announcer.tsx"
import { Icon } from "../part/icon.tsx"
import { useSession } from "../session/index.ts"

export const Identity = (): JSX.Element => {
  const session = useSession()
  const mailboxes = useMailboxes()
  return (
    <section class="card" aria-labelledby="you">
      <h2 id="you" class="ds-heading" data-size="xs">
        {t("profile.you")}
      </h2>
      <dl class="facts">
        <Show when={session.data}>
          {(session) => (
            <>
              <div>
                <dt>{t("profile.fullName")}</dt>
                <dd>
                  {session().person.name.first} {session().person.name.last}
                </dd>
                <dd class="facts-note">{t("profile.nameFrom")}</dd>
              </div>
              <For each={mailboxes.data}>{(mailbox) => <OwnAddress address={mailbox.address} />}</For>
              <div>
                <dt>{t("profile.session")}</dt>
                <dd>{t(`frame.loggedInAt.${session().level}`)}</dd>
                <dd class="facts-note">
                  {t("profile.endsAt", fullMoment(new Date(session().endsAt), languageInUse()))}
                </dd>
              </div>
            </>
          )}
        </Show>
      </dl>
    </section>
  )
}

const OwnAddress = (props: { readonly address: string }): JSX.Element => {
  const [copied, setCopied] = createSignal(false)
  const copy = async () => {
    await navigator.clipboard.writeText(props.address)
    setCopied(true)
    announce(t("profile.copied"))
  }
  return (
    <div>
      <dt>{t("profile.address")}</dt>
      <dd class="address-line">
        <Address address={props.address} />
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          onClick={() => void copy().catch(() => setCopied(false))}
        >
          <Icon name={copied() ? "check" : "copy"} />
          {copied() ? t("profile.copied") : t("profile.copy")}
        </button>
      </dd>
      <dd class="facts-note">{t("profile.addressWhat")}</dd>
    </div>
  )
}
