import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import { type LetterPage, type ListedLetter, readLetters, readMailboxes } from "../api/index.ts"
import { useSession } from "../session/session.ts"

type Pages = InfiniteData<LetterPage, string | null>

/** The mailboxes of the one who is logged in. */
export const useMailboxes = () => {
  const session = useSession()
  return useQuery(() => ({
    queryKey: ["mailboxes"],
    queryFn: readMailboxes,
    enabled: session.data !== undefined,
    staleTime: 5 * 60_000
  }))
}

const listKey = (mailbox: string) => ["letters", mailbox] as const

/** The letters of a mailbox, newest first, a page at a time. */
export const useLetters = (mailbox: () => string | undefined) =>
  useInfiniteQuery(() => ({
    queryKey: listKey(mailbox() ?? ""),
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      readLetters(mailbox() ?? "", pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: LetterPage) => page.next,
    enabled: mailbox() !== undefined,
    staleTime: 30_000
  }))

/** The letter as the list has it, if it does. */
export const findListed = (client: QueryClient, mailbox: string, letter: string): ListedLetter | undefined =>
  client
    .getQueryData<Pages>(listKey(mailbox))
    ?.pages.flatMap((page) => page.letters)
    .find(({ id }) => id === letter)

/** When the list was last asked for, in ms since 1970. */
export const listedAt = (client: QueryClient, mailbox: string): number | undefined =>
  client.getQueryState(listKey(mailbox))?.dataUpdatedAt

/** Puts what is newly known of a letter in its place in the list. */
export const updateListed = (client: QueryClient, letter: ListedLetter): void => {
  // A list on its way may have been written before this was known.
  if (client.isFetching({ queryKey: listKey(letter.mailbox) }) > 0) {
    void client.invalidateQueries({ queryKey: listKey(letter.mailbox) })
  }
  client.setQueryData<Pages>(listKey(letter.mailbox), (known) =>
    known === undefined
      ? undefined
      : {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            letters: page.letters.map((listed) => (listed.id === letter.id ? letter : listed))
          }))
        }
  )
}
