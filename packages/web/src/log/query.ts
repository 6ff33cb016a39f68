import { useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import { type LogPage, readLog } from "../api/index.ts"

/** The access log of a mailbox, newest first, a page at a time. */
export const useLog = (mailbox: () => string | undefined) =>
  useInfiniteQuery(() => ({
    queryKey: ["log", mailbox() ?? ""],
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
      readLog(mailbox() ?? "", pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }: LogPage) => (before.size === 0 ? undefined : before.size),
    enabled: mailbox() !== undefined,
    // What one has just done here stands in it.
    staleTime: 0
  }))

/** What checking these pages of the log came to. */
export const useCheck = (mailbox: () => string, pages: () => ReadonlyArray<LogPage>) =>
  useQuery(() => ({
    queryKey: ["log-check", mailbox(), pages().map(({ signed, before }) => [signed?.head.root, before.size])],
    queryFn: async () => (await import("./check.ts")).checkLog(mailbox(), pages()),
    staleTime: 0
  }))
