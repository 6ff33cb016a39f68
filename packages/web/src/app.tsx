import { Route, Router } from "@solidjs/router"
import { QueryClient, QueryClientProvider } from "@tanstack/solid-query"
import { type JSX, lazy, Suspense } from "solid-js"
import { NoContact } from "./api/index.ts"
import { Frame } from "./frame/index.ts"
import { InboxRoom } from "./inbox/index.ts"
import { t } from "./language/index.ts"
import { PageHeading } from "./part/heading.tsx"
import { nameTab } from "./part/navigation.ts"
import { LoginRoom } from "./session/index.ts"

const ProfileRoom = lazy(async () => ({ default: (await import("./profile/index.ts")).ProfileRoom }))
const LogRoom = lazy(async () => ({ default: (await import("./log/index.ts")).LogRoom }))
const HelpRoom = lazy(async () => ({ default: (await import("./help/index.ts")).HelpRoom }))
const SecurityRoom = lazy(async () => ({ default: (await import("./security/index.ts")).SecurityRoom }))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Asked even without a network: what comes of it is told, instead of waiting without a word.
      networkMode: "always",
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => error instanceof NoContact && failures < 2,
      retryDelay: 800,
      refetchOnWindowFocus: false
    },
    mutations: { networkMode: "always" }
  }
})

export const App = (): JSX.Element => (
  <QueryClientProvider client={client}>
    <Router root={Frame} preload={false}>
      <Route path={["/", "/letters/:mailbox/:letter"]} component={InboxRoom} />
      <Route path="/login" component={LoginRoom} />
      <Route path="/profile" component={later(ProfileRoom)} />
      <Route path="/log" component={later(LogRoom)} />
      <Route path="/help" component={later(HelpRoom)} />
      <Route path="/security" component={later(SecurityRoom)} />
      <Route path="*" component={MissingRoom} />
    </Router>
  </QueryClientProvider>
)

/** A room that is fetched when one goes there. */
const later = (Room: () => JSX.Element) => (): JSX.Element => (
  <Suspense>
    <Room />
  </Suspense>
)

const MissingRoom = (): JSX.Element => {
  nameTab(() => t("page.missing"))
  return (
    <div class="page">
      <PageHeading>{t("missing.title")}</PageHeading>
      <p class="page-lead">{t("missing.detail")}</p>
      <p>
        <a class="ds-link" href="/">
          {t("action.toInbox")}
        </a>
      </p>
    </div>
  )
}
