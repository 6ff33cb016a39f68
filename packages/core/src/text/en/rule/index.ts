import type { RuleTexts } from "../../model.ts"

/** What each rule says to people. */
export const rules: RuleTexts = {
  "AUTH-1":
    "There are two ways to log in: with ID-porten, or with your national identity number and a password you have chosen.",
  "AUTH-2":
    "BankID, Buypass and Commfides give the level high. MinID gives the level substantial. A password is below both.",
  "AUTH-3": "The sender decides how securely you must be logged in to open a letter.",
  "AUTH-4": "A password never opens letters from public bodies. Those need ID-porten.",
  "AUTH-5": "Letters you cannot open now are still in the list. They open once you have logged in securely enough.",
  "AUTH-6": "To create a mailbox you need BankID, Buypass or Commfides. MinID is enough to read.",
  "AUTH-7": "Everyone who sends and receives here has proved who they are with an electronic ID.",
  "AUTH-8": "On a phone a login lasts for many days after it was last used. To open it you unlock the phone.",
  "AUTH-9":
    "After a while without use, a login on a phone counts as a password only, until you log in with ID-porten again.",
  "AUTH-10":
    "A session in the browser ends when you log out, when you have done nothing for too long, and in any case after a certain time.",
  "AUTH-11": "A letter may be a link to content at the sender's. There you must log in anew.",
  "AUTH-12":
    "A password must be long enough and not be on the list of common passwords. After too many wrong guesses you must wait. A new password logs you out everywhere else.",
  "AUTH-13": "No letter opens without a login.",
  "AUTH-14": "We recommend ID-porten, and say what a password does not open.",

  "CONTACT-1":
    "Name and postal address come from the population register and the address register, and change when they change there.",
  "CONTACT-2":
    "E-mail and phone are copied from the contact register when you register. Later changes there do not change your profile here.",
  "CONTACT-3": "You can have a few e-mail addresses and one phone number.",
  "CONTACT-4": "Each new e-mail address is verified by a link, each new phone number by a code.",
  "CONTACT-5": "From time to time we ask you to confirm that your contact information is right.",
  "CONTACT-6":
    "Each mailbox has an address of its own. If your name changes, the old one works for a time, and nobody else gets it.",
  "CONTACT-7": "A business has a mailbox address too, tied to its organisation number.",
  "CONTACT-8": "You choose whether others find you in search, or only by your whole mailbox address.",
  "CONTACT-9": "Several people may have the same e-mail address. It never tells who someone is.",

  "NOTIFY-1": "A new letter brings an e-mail and a notice in the app. An SMS comes only when the sender chooses it.",
  "NOTIFY-2": "You can turn e-mail and SMS on and off, but at least one kind of notice stays on.",
  "NOTIFY-3": "Of public mail you are notified where you have said so in the contact and reservation register.",
  "NOTIFY-4":
    "A notification never has a link or an attachment, and never asks for a password or personal information.",
  "NOTIFY-5": "Those with access to the mailbox are notified too, at their own addresses.",
  "NOTIFY-6": "A business chooses who is notified of what.",
  "NOTIFY-7": "Deadlines for replies and appeals run from the day you were notified and could open the letter.",
  "NOTIFY-8": "We remind you once of an unopened public letter. If an address fails, we use the other.",
  "NOTIFY-9": "When the terms change, we tell you, and you accept them anew.",
  "NOTIFY-10":
    "A notice on the phone shows no content, and opens the letter only once you have unlocked. Logging out ends such notices.",

  "ACCESS-1": "You can give someone you trust access to your mailbox, and withdraw it whenever you want, at once.",
  "ACCESS-2": "Whoever has access reads and sends on your behalf, and switches mailbox at the top of the menu.",
  "ACCESS-3": "Both must have a mailbox with the same provider. A mailbox belongs to one person, never to two.",
  "ACCESS-4":
    "Whoever has access may read, download, file, put in the trash, put back, upload and send. All else is the owner's.",
  "ACCESS-5": "A guardian gets access once the County Governor's papers are approved.",
  "ACCESS-6": "With a future power of attorney and a doctor's certificate, the person it names can get access.",
  "ACCESS-7": "Those who settle an estate can get access with a probate certificate.",
  "ACCESS-8": "You see who has access, of which kind, since when, and what each of them has opened.",
  "ACCESS-9": "You find the person you want to give access by search, or by the whole mailbox address.",
  "ACCESS-10": "A future power of attorney is signed by witnesses.",
  "ACCESS-11":
    "Access that we have given is ended by us alone. Access that the owner has given ends when the owner dies.",

  "LIFE-1": "A mailbox can be in use, out of use, closed or deleted. That decides what it can be used for.",
  "LIFE-2": "Only the owner takes a mailbox out of use, into use again, or closes it.",
  "LIFE-3": "When a mailbox is closed, nothing in it can be read. Until the deadline you can reopen it.",
  "LIFE-4": "Before you close, we show you what is often better: giving someone access. You can save everything first.",
  "LIFE-5": "When the population register reports a death, the mailbox is taken out of use at once.",
  "LIFE-6": "Next of kin can get access within a time limit, with a probate certificate, e-mail and phone.",
  "LIFE-7": "Some time after a death the mailbox and all its content are deleted for good.",
  "LIFE-8": "Deadlines are counted in calendar days and months of Oslo, and last until the day has ended.",
  "LIFE-9": "Only the owner deletes. Nobody else can delete or change what is in a mailbox, not even the sender.",
  "LIFE-10": "What is deleted for good cannot be read again, not from backups either.",
  "LIFE-11": "A death certificate opens the case too, and earlier deletion can be asked for.",
  "LIFE-12": "With some providers those who administer the estate get access without a time limit.",

  "RECEIVE-1": "Accepting the terms is a yes to mail from all kinds of senders.",
  "RECEIVE-2": "You can block people who have written to you. They do not find you and cannot send to you.",
  "RECEIVE-3": "Public mail comes here only if you have chosen us and have not reserved against it.",
  "RECEIVE-4": "Received mail stays until you delete it.",
  "RECEIVE-5": "You can make folders, move letters among them, and search by sender, time and title.",
  "RECEIVE-6": "Pictures, text and PDF open in place. Other files are downloaded.",
  "RECEIVE-7":
    "There is no advertising here. A company you are a customer of may send offers only if you have accepted that.",
  "RECEIVE-8": "Public letters cannot be replied to here. The document may say how to answer.",
  "RECEIVE-9": "Every letter shows its sender's verified name and organisation number.",
  "RECEIVE-10": "A business opens and closes for mail, and chooses whether it is found in search. Sending is separate.",
  "RECEIVE-11": "You can upload documents of your own, of most types.",
  "RECEIVE-12": "A business that opens a mailbox says yes to mail from all senders.",

  "CHOICE-1": "Public mail goes to one provider, the one you have chosen.",
  "CHOICE-2": "You can change the choice at any time. It holds at once, and is confirmed by SMS.",
  "CHOICE-3": "If you reserve against digital mail, public mail comes on paper.",
  "CHOICE-4":
    "Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.",
  "CHOICE-5": "Public mail you have received can be moved, whole and unchanged, to the new mailbox.",
  "CHOICE-6": "You see at any time whom you have chosen, and what is registered about you.",
  "CHOICE-7": "It is free of charge for citizens.",
  "CHOICE-8": "Opening a mailbox chooses it for public mail if you have neither chosen nor reserved.",
  "CHOICE-9": "The providers are shown as equals.",

  "SEND-1":
    "You can send to anyone with a mailbox who has not blocked you, and ask that they log in with an electronic ID.",
  "SEND-2":
    "A search shows the first hits, always in the same order. Someone hidden is found by the whole address only.",
  "SEND-3": "A letter once sent cannot be recalled or changed.",
  "SEND-4": "When the mailbox is full you cannot send or upload. It still receives.",
  "SEND-5": "Businesses can send one letter to many, and keep lists of recipients.",
  "SEND-6": "A letter has a largest size and a highest number of files. The first file is the main document.",
  "SEND-7": "The subject is the title in the list and the notification. It is not printed on paper.",
  "SEND-8": "Businesses write and send on a computer, not on a phone.",
  "SEND-9":
    "A letter to someone without a mailbox can be printed and posted, if the sender allows it and the document is fit for it.",
  "SEND-10":
    "Only systems that are permitted to can address by national identity number, never the form on the website.",
  "SEND-11": "Businesses pay per letter from a price list. Receiving is free.",
  "SEND-12": "A logo is PNG with a transparent background, and is shown only once it has been approved.",
  "SEND-13": "The sender answers for the letter being readable to all. We say what is missing.",
  "SEND-14": "You find and write to businesses that are open for mail.",
  "SEND-15": "A business searches for people by name, street address, place or mailbox address.",
  "SEND-16": "Additional services have price lists of their own.",

  "INVOICE-1":
    "A bill has an account number, a KID, an amount and a due date, all of them valid. Only systems can send one.",
  "INVOICE-2": "Such a bill can be paid through a payment partner. Its status is then shown here.",
  "INVOICE-3": "If you paid elsewhere, we do not know. You can mark the bill as paid.",
  "INVOICE-4": "A bill that is only a PDF has no pay button.",
  "INVOICE-5": "We know nothing of your account, and the sender learns nothing of the payment from here.",
  "INVOICE-6": "Only individuals pay here. The bill may also come another way.",

  "QUOTA-1": "What you upload, send and get from private senders counts towards your space. Public mail never does.",
  "QUOTA-2": "You can buy more space.",
  "QUOTA-3": "A full mailbox receives everything and loses nothing.",
  "QUOTA-4": "Deleting for good gives space back. What is in the trash still counts.",
  "QUOTA-5": "Two uploads at once can never together pass the limit.",

  "RETAIN-1": "What you delete goes to the trash and can be put back. A shared document stops being shared.",
  "RETAIN-2": "After some time in the trash it is deleted for good. You can do it sooner.",
  "RETAIN-3": "What is deleted for good is gone everywhere. The log says when, and by which rule.",
  "RETAIN-4": "For everything that will be deleted, you see the day it happens.",

  "KONTROLL-1": "A business may ask you to show a document. You choose which to share, or decline.",
  "KONTROLL-2": "The business is told when you share, and sees that one document alone.",
  "KONTROLL-3": "Access ends when the business marks the document as checked.",
  "KONTROLL-4": "Either side can end the sharing at any time. After that a new request is needed.",
  "KONTROLL-5": "The business sees whether the document came unchanged from a verified sender, or was uploaded by you.",
  "KONTROLL-6":
    "Both sides have the same history: when, whose document, and whether it was checked. Never the content.",
  "KONTROLL-7": "The business keeps no copy. The document is shown in place, marked with who is looking.",
  "KONTROLL-8": "Kontroll is paid for by subscription. A sports club begins at Min Idrett.",

  "BUSINESS-1":
    "A business account is opened by someone with signature or procuration right, logged in with BankID or Buypass.",
  "BUSINESS-2": "Account managers and administrators add, change and remove users.",
  "BUSINESS-3": "There is one account for each organisation number.",
  "BUSINESS-4": "A system that acts for a business has credentials of its own, limited to what it may do.",
  "BUSINESS-5": "You see which businesses you may open an account for, and which access you have.",

  "TRUST-1": "Everything is encrypted, on its way and where it is kept, and backed up.",
  "TRUST-2":
    "Those who work here cannot read your documents. Every look at your personal data is logged, and you see it.",
  "TRUST-3": "You are sure who sent, the sender who receives, and nobody can change a letter. It can be proved.",
  "TRUST-4": "You can take out everything that is yours, and see who has seen it.",
  "TRUST-5": "Anyone may report security problems.",
  "TRUST-6": "Everything you read here is there in Bokmål, Nynorsk and English.",
  "TRUST-7": "We examine letters before they can be opened, and stop what could harm you.",
  "TRUST-8": "Neither we nor a letter in our name ever asks for login details.",
  "TRUST-9": "We process the data on your behalf. Terms and privacy policy are public.",
  "TRUST-10": "The security page says what we send, and what we never send.",

  "SUPPORT-1":
    "You ask for help with a message to customer service. Where a case gives access to a mailbox, two look at it.",
  "SUPPORT-2": "Every refusal says what, why and what you can do.",
  "SUPPORT-3": "Papers can come by post too. They are then registered on the case.",
  "SUPPORT-4": "You find how to reach us, and when.",
  "SUPPORT-5": "When an electronic ID fails, we say whose fault it is and where to turn.",
  "SUPPORT-6": "Customer service corrects wrong information about you, and it is logged.",

  "FIELD-1": "ID-porten says which level a login has, and which electronic ID was used.",
  "FIELD-2": "Maskinporten says which business a system acts for, and what it may do.",
  "FIELD-3": "If the letter is marked as sensitive, its subject stays hidden until you have logged in securely enough.",
  "FIELD-4": "You can be notified only at an address you have changed or confirmed recently.",
  "FIELD-5": "A decision goes on paper if you cannot be notified. Information needs no notification.",
  "FIELD-6": "A letter may be given a time to come. Nothing is shown or notified before it.",
  "FIELD-7": "SMS are sent in the daytime only. Notifications are short.",
  "FIELD-8": "A sender may ask you to confirm before you read. The sender is told when you did.",
  "FIELD-9": "A sender may ask whether someone gets mail here, and learns no more than it may know.",
  "FIELD-10": "The same sent twice becomes one letter.",
  "FIELD-11": "Several letters can be sent as a batch, and cancelled until it is committed.",
  "FIELD-12": "The sender hears what happens to the letter, in order and without loss.",
  "FIELD-13": "A sender can ask what would happen, without sending.",
  "FIELD-14": "An error says what is wrong, whose fault it is, and whether trying again can help.",
  "FIELD-15": "A document that goes on paper must be fit for it. Every fault is told at once.",
  "FIELD-16": "Letters in HTML are shown without scripts, forms and content from elsewhere.",
  "FIELD-17": "A sender may ask that a letter still unopened at a date is printed as well.",
  "FIELD-18": "Before mail is moved, you see what can move, and what has to wait and until when.",
  "FIELD-19": "Whoever asks for a document says why, for how long, and perhaps from whom.",
  "FIELD-20": "Bills, appointments, links and the like are shown as what they are.",
  "FIELD-21": "A letter may be for the recipient only. Others with access do not see it.",
  "FIELD-22":
    "Access can be narrowed to some senders, some kinds of letters and a time. You see beforehand what it would show.",
  "FIELD-23": "You can take everything out in a package that others can verify without asking us.",
  "FIELD-24": "The access log says who did what, when, why and by which rule. It cannot be changed unnoticed.",
  "FIELD-25":
    "What you have no right to know of looks as if it does not exist. That way we reveal nothing about others."
}
