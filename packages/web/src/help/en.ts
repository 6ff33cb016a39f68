import type { Answers } from "./entry.ts"

export const en: Answers = {
  locked: {
    question: "Why is a letter locked?",
    answer: [
      "The letter needs a more secure login than the one you have now. The sender may have decided that, or it holds because the sender is a public body.",
      "Open the letter in the list. There you see what it takes, and a button that brings you straight back to the letter once you have logged in."
    ]
  },
  levels: {
    question: "What are the levels?",
    answer: [
      "The level says how sure we are that you are you. The lowest is password. Then comes substantial, which you get with MinID. High you get with BankID, Buypass or Commfides.",
      "Every letter has a level. If you are logged in at that level or above, the letter opens."
    ]
  },
  publicMail: {
    question: "Why does a password not open letters from public bodies?",
    answer: [
      "Letters from public bodies are often about health, tax or rights. So you must always show who you are with ID‑porten. That goes for all letters from public bodies, whatever is in them."
    ]
  },
  hiddenSubject: {
    question: "Why is the subject hidden?",
    answer: [
      "The sender has marked the letter as sensitive. Then we show only who it is from and when it came, until you have logged in securely enough."
    ]
  },
  confirming: {
    question: "What does it mean to confirm a letter?",
    answer: [
      "Some senders want to know that the letter has arrived before you read it. When you confirm, the sender is told so, and when you did it. To confirm is not to agree to anything.",
      "You can wait as long as you like. The letter stays."
    ]
  },
  held: {
    question: "Why can the letter not be opened yet?",
    answer: [
      "We examine every attachment before it can be opened. It usually takes a few minutes. If we find something that could harm you, the letter is stopped, and you should contact the sender."
    ]
  },
  elsewhere: {
    question: "Why must I log in once more at the sender's?",
    answer: [
      "Some letters are a link to the sender's own site. Your login here does not go with you. That way nobody can pass themselves off as you there."
    ]
  },
  loggedOut: {
    question: "Why am I logged out?",
    answer: [
      "So that nobody else reads your letters on the device you use, the session ends when you have done nothing for too long. Under Profile you see when.",
      "Log in again on the same page, and you are back where you were."
    ]
  },
  password: {
    question: "How do I choose a password?",
    answer: [
      "Log in with ID‑porten and go to Profile. Several words in a row are a good choice: easy to remember and hard to guess. You need no digits or special characters.",
      "If you get it wrong too many times, you must wait a while, or log in with ID‑porten.",
      "A new password logs you out everywhere but where you choose it: choose one if you think that somebody else is logged in as you."
    ]
  },
  sender: {
    question: "How do I know who a letter is from?",
    answer: [
      "Everyone who sends here has proved who they are. Press “Verified sender” in the letter to see the name and organisation number as the register has them."
    ]
  },
  senderKnows: {
    question: "What is the sender told?",
    answer: [
      "That the letter has arrived, when you first opened it, and when you confirmed it if they asked. Nothing more: not how often you read it, and not where you are."
    ]
  },
  accessLog: {
    question: "What is the access log?",
    answer: [
      "The access log shows who has done what in your mailbox: when a letter came, who opened it, and what was read and downloaded. You find it under Profile.",
      "The log is signed, and your browser checks that nothing in it was changed. A document stands there once for each time you are logged in, however much you turn its pages."
    ]
  },
  changed: {
    question: "Can the sender change or recall a letter?",
    answer: ["No. What is sent is sent. Only you can delete what is in your mailbox, and nobody can change it."]
  },
  keeping: {
    question: "How long are letters kept?",
    answer: ["Until you delete them. There is no limit for letters from public bodies."]
  },
  reading: {
    question: "How do I read, save and print?",
    answer: [
      "PDFs, pictures and text are shown in the letter. If a PDF is hard to read on your screen, choose “Read as text”. Other files you download. Everything can be downloaded."
    ]
  },
  notFound: {
    question: "Why can I not find the letter?",
    answer: [
      "Either it does not exist, or it is not for you. The two look alike, so that nobody can learn anything about other people's letters. Check that you are logged in as yourself."
    ]
  },
  shortcuts: {
    question: "Are there keyboard shortcuts?",
    answer: ["Yes. Press ? to see them. They can be turned off under Profile, for instance if you use voice control."]
  }
}
