import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query"
import { createEffect, on } from "solid-js"
import { confirmLetter, openLetter, Refused, readLetter } from "../api/index.ts"
import { findListed, listedAt, updateListed } from "../mailbox/index.ts"

const letterKey = (mailbox: string, letter: string) => ["letter", mailbox, letter] as const

/** What one may know of a letter before opening it; the list's word for it until a newer one comes. */
export const useLetter = (mailbox: string, letter: string) => {
  const client = useQueryClient()
  return useQuery(() => ({
    queryKey: letterKey(mailbox, letter),
    queryFn: () => readLetter(mailbox, letter),
    initialData: () => findListed(client, mailbox, letter),
    initialDataUpdatedAt: () => listedAt(client, mailbox),
    staleTime: 30_000
  }))
}

/**
 * Opens the letter, once, when `ready` says that nothing stands in the way. The server may still refuse, since things
 * change: then the letter is asked for again, and says why.
 */
export const useOpening = (mailbox: string, letter: string, ready: () => boolean) => {
  const client = useQueryClient()
  const opening = useQuery(() => ({
    queryKey: ["opening", mailbox, letter],
    queryFn: () => openLetter(mailbox, letter),
    enabled: ready(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false
  }))
  createEffect(
    on(
      () => opening.data,
      (opened) => {
        if (opened === undefined) return
        client.setQueryData(letterKey(mailbox, letter), opened.letter)
        updateListed(client, opened.letter)
      }
    )
  )
  createEffect(
    on(
      () => opening.error,
      (error) => {
        if (error instanceof Refused && error.problem.status === 403) {
          void client.invalidateQueries({ queryKey: letterKey(mailbox, letter) })
        }
      }
    )
  )
  return opening
}

/** Confirms the letter (FIELD-8). */
export const useConfirmation = (mailbox: string, letter: string) => {
  const client = useQueryClient()
  return useMutation(() => ({
    mutationFn: () => confirmLetter(mailbox, letter),
    onSuccess: (confirmed) => {
      client.setQueryData(letterKey(mailbox, letter), confirmed)
      updateListed(client, confirmed)
    }
  }))
}
