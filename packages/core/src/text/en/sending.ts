import type { RefusalTexts } from "../model.ts"
import { count, moment, size } from "./spelling.ts"

export const sending = {
  SenderUnknown: () => ({
    title: "The organisation is not a sender here",
    detail: "It must have an agreement to send letters before it can send."
  }),
  TooManyFiles: ({ most, has }) => ({
    title: "Too many files",
    detail: `The letter has ${count(has)} files. It can have at most ${count(most)}.`
  }),
  LetterTooLarge: ({ most, has }) => ({
    title: "The letter is too large",
    detail: `A letter can be at most ${size(most)}. This one is ${size(has - most)} too large.`
  }),
  VisibleInThePast: ({ visibleAt }) => ({
    title: "The delivery time has passed",
    detail: `You chose ${moment(visibleAt)}. Choose a time to come, or none.`
  }),
  RecipientNotDigital: ({ result }) => {
    switch (result._tag) {
      case "Invalid":
        return {
          title: "Something about the recipient is wrong",
          detail:
            result.why === "Empty"
              ? `The field ${result.field} is empty. Fill it in.`
              : `The field ${result.field} is not valid. Correct it.`
        }
      case "Unidentified":
        return result.why === "SeveralMatches"
          ? { title: "Several people match", detail: "Tell more about the recipient, or use the mailbox address." }
          : { title: "We cannot find the recipient", detail: "Check what you wrote, or send the letter on paper." }
      default:
        return { title: "The recipient gets no letters here", detail: "Send the letter another way, such as on paper." }
    }
  },
  SendingNotFound: () => ({
    title: "We cannot find the sending",
    detail: "This sender has no such sending, or the file is not part of it."
  }),
  SendingNotOpen: ({ state }) =>
    state === "Lapsed"
      ? { title: "The sending has lapsed", detail: "Its files did not come in time. Begin a new sending." }
      : { title: "The sending is already sent", detail: "A letter once sent cannot be changed or recalled." },
  FileDiffers: ({ differs }) => ({
    title: "The file is not the one you declared",
    detail: {
      bytes: "Its size is another. Send the file that you declared, or begin a new sending.",
      sha256: "Its content is another. Send the file that you declared, or begin a new sending.",
      mediaType: "Its type is another. Send the file that you declared, or begin a new sending.",
      content:
        "It is declared as a type that it is not: its content does not begin so. Begin a new sending with the right file or the right type."
    }[differs]
  }),
  FileBrokenOff: () => ({
    title: "The file did not arrive whole",
    detail: "The transfer stopped. Send the file again."
  }),
  FilesMissing: ({ missing }) => ({
    title: "Files are missing",
    detail: `Number of files that have not arrived: ${count(missing.length)}. Send them, then commit the sending.`
  }),
  ComputerNeeded: () => ({
    title: "Write the letter on a computer",
    detail: "Organisations write and send letters on computers, not on phones, on tablets or in the app."
  })
} satisfies Partial<RefusalTexts>
