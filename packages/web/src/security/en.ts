import type { SecurityText } from "./content.ts"

export const en: SecurityText = (host) => ({
  lead: "How to recognise what comes from us, and how we look after your letters.",
  sections: [
    {
      heading: "What we send",
      paragraphs: [],
      points: [
        "E-mail saying that you have received a letter. It always comes from the same address.",
        "E-mail to verify a new e-mail address. It is the only one with a link, and the link leads here.",
        "SMS saying that you have received a letter, when the sender has chosen it.",
        "Letters about terms and the service, in your mailbox."
      ]
    },
    {
      heading: "What we never send",
      paragraphs: ["If you get such a thing in our name, it is fraud. Do not answer, and do not press anything."],
      points: [
        "Questions about passwords, codes, identity numbers or account numbers.",
        "Links to a login, by e-mail or SMS.",
        "The letter itself, or attachments, by e-mail.",
        "Demands for payment to read your letters."
      ]
    },
    {
      heading: "The official channels",
      paragraphs: [
        `The site is ${host}. Type the address yourself, or use a bookmark. Look for it in the address field before you log in.`
      ],
      points: []
    },
    {
      heading: "How we look after your letters",
      paragraphs: [],
      points: [
        "No letter opens without a login.",
        "Everything is encrypted, on its way here and where it lies.",
        "Those who run the service cannot read your documents.",
        "Everyone who sends and receives has proved who they are.",
        "Nobody can change a letter once it is sent.",
        "Attachments are examined before they can be opened."
      ]
    },
    {
      heading: "Have you found a security hole?",
      paragraphs: [
        "Tell us before you tell others, so that we have time to mend it. Here we thank those who have reported and want to be named. The list is empty so far."
      ],
      points: []
    }
  ]
})
