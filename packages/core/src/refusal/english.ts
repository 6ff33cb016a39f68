import type { Level } from "../identity/index.ts"
import type { ForEachRefusal, RefusalText } from "./model.ts"
import { spelling } from "./spelling.ts"

const { count, size, day, moment } = spelling("en-GB", (day, time) => `${day} at ${time}`)

const logInAt: Readonly<Record<Level, string>> = {
  password: "Log in.",
  substantial: "Log in with ID-porten.",
  high: "Log in with BankID, Buypass or Commfides."
}

/** English. */
export const english: ForEachRefusal<RefusalText> = {
  SessionEnded: () => ({ title: "You are not logged in", detail: "Log in to go on." }),
  LoginRefused: () => ({
    title: "We could not log you in",
    detail: "The national identity number and the password do not match. Try again, or log in with ID-porten."
  }),
  TooManyGuesses: ({ retryAt }) => ({
    title: "Too many attempts",
    detail: `You can try a password again on ${moment(retryAt)}. With ID-porten you can log in now.`
  }),
  PasswordRefused: ({ why, minCharacters, maxCharacters }) =>
    ({
      TooShort: {
        title: "The password is too short",
        detail: `Choose a password of at least ${count(minCharacters)} characters. Several words are easy to remember.`
      },
      TooLong: {
        title: "The password is too long",
        detail: `Choose a password of at most ${count(maxCharacters)} characters.`
      },
      Common: { title: "The password is too common", detail: "Many people use it. Choose one of your own." }
    })[why],
  ElectronicIdTooWeak: () => ({
    title: "This login is not enough here",
    detail: "To create a mailbox you must log in with BankID, Buypass or Commfides."
  }),
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "You must log in more securely",
    detail: rules.includes("AUTH-4")
      ? `Letters from public bodies do not open with a password. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `The sender asks for a more secure login than the one you have now. ${logInAt[stepUpTo]}`
        : `This takes a more secure login than the one you have now. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "The token does not hold",
    detail: "It is missing, has expired or was not made for this service. Get a new one from Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "The token does not cover this",
    detail: `It lacks the scope ${needs}. Get a new one from Maskinporten with that scope.`
  }),
  MailboxNotFound: () => ({ title: "We cannot find the mailbox", detail: "It does not exist, or it is not yours." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "The mailbox is closed",
    detail: `You can reopen it until the end of ${day(deletionDay)}. After that everything in it is deleted for good. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "That cannot be done now",
    detail: {
      Active: "The mailbox is in normal use.",
      Deactivated: "The mailbox does not take new letters.",
      Closed: "The mailbox is closed.",
      Deceased: "The mailbox is out of use because its owner is registered as dead.",
      Deleted: "The mailbox has been deleted for good."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "You must log in more securely",
    detail: `Reopening the mailbox takes a more secure login than the one you have now. ${logInAt[stepUpTo]}`
  }),
  LetterNotFound: () => ({ title: "We cannot find the letter", detail: "It does not exist, or it is not for you." }),
  LetterHeld: ({ scan }) =>
    ({
      quarantined: {
        title: "The letter is not ready yet",
        detail: "We are checking that its documents are safe. Try again in a while."
      },
      refused: {
        title: "The letter cannot be opened",
        detail: "We found something in the letter that may be harmful. Please contact the sender."
      }
    })[scan],
  ConfirmationAwaited: () => ({
    title: "Confirm that you have received the letter",
    detail: "The sender asks you to confirm before you read. The sender is told when you did."
  }),
  NoConfirmationAsked: () => ({
    title: "The letter needs no confirmation",
    detail: "The sender has not asked for one. You can open the letter right away."
  }),
  SenderUnknown: () => ({
    title: "The organisation is not a sender here",
    detail: "It must have an agreement to send letters before it can send."
  }),
  TooManyRecipients: ({ most, has }) => ({
    title: "Too many recipients at once",
    detail: `You asked for ${count(has)}. Ask for at most ${count(most)} in each lookup.`
  }),
  NationalIdNotAllowed: () => ({
    title: "The organisation may not use national identity numbers",
    detail: "Name the recipient by mailbox address, or by name and address."
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
      mediaType: "Its type is another. Send the file that you declared, or begin a new sending."
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
  KeyReused: () => ({
    title: "The key stands for something else",
    detail: "This idempotency key belongs to another request. Use a new key for each sending."
  }),
  KeyUnderWay: () => ({
    title: "The first request is not done",
    detail: "A request with the same key is under way. Ask again in a while to get its answer."
  })
}
