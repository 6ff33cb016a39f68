import type { Messages } from "./nb.ts"

/** English. */
export const en: Messages = {
  name: "Postkasse",
  page: {
    inbox: "Inbox",
    letter: "Letter",
    login: "Log in",
    profile: "Profile",
    help: "Help",
    security: "Security",
    log: "Access log",
    missing: "No such page"
  },
  frame: {
    skipToContent: "Skip to the content",
    rooms: "Main menu",
    loggedInAt: {
      password: "Logged in with a password",
      substantial: "Logged in at level substantial",
      high: "Logged in at level high"
    },
    offline: "You are offline. What you see may be out of date.",
    online: "You are online again.",
    home: "Postkasse, to the front page"
  },
  level: {
    name: { password: "Password", substantial: "Substantial", high: "High" },
    opens: {
      password: "any login",
      substantial: "ID‑porten",
      high: "BankID, Buypass or Commfides"
    }
  },
  action: {
    tryAgain: "Try again",
    close: "Close",
    why: "Why?",
    more: "Read more in the help",
    toInbox: "To the inbox",
    download: "Download",
    downloadNamed: (name) => `Download ${name}`,
    receipt: "Receipt",
    receiptNamed: (name: string) => `Receipt for ${name}`,
    print: "Print",
    show: "Show",
    hide: "Hide"
  },
  trouble: {
    noContact: {
      title: "We cannot reach the service",
      detail: "Check that you are online. Nothing is lost: your letters are safe."
    },
    broken: {
      title: "Something went wrong on our side",
      detail: "The fault is ours, not yours. Nothing is lost. Try again in a while."
    },
    unexpected: {
      title: "Something went wrong on this page",
      detail: "The fault is ours. Nothing is lost. Reload the page."
    },
    reload: "Reload the page"
  },
  inbox: {
    heading: "Inbox",
    unread: (count, one) => (one ? "1 unread letter" : `${count} unread letters`),
    list: "Letters, newest first",
    loading: "Fetching your letters",
    more: "Fetch more letters",
    loadingMore: "Fetching more letters",
    moreCame: (count) => `${count} more letters fetched`,
    end: "Those were all the letters.",
    moreFailed: "We could not fetch more letters.",
    isUnread: "Unread.",
    hiddenSubject: "Hidden subject – log in more securely",
    locked: {
      password: "Locked – needs a login",
      substantial: "Locked – needs ID‑porten",
      high: "Locked – needs level high"
    },
    asksConfirmation: "Asks for confirmation",
    confirmed: "Confirmed",
    quarantined: "Being examined",
    refused: "Stopped – may be harmful",
    today: "Today",
    yesterday: "Yesterday",
    empty: {
      title: "No letters yet",
      detail: "Letters from public bodies, from organisations and from people who write to you will come here.",
      address: "Your mailbox address is"
    },
    none: {
      title: "You have no mailbox yet",
      detail: "We find no mailbox that is yours."
    },
    pick: "Choose a letter to read it",
    pickKeys: "move in the list, and enter opens.",
    deactivated: "The mailbox receives no new letters. You can read those that have come.",
    deceased: "The mailbox is out of use because its owner is registered as deceased."
  },
  letter: {
    from: "From",
    received: "Received",
    opensAt: "Opens with",
    confirmedAt: "Confirmed",
    loading: "Opening the letter",
    opened: "The letter is open",
    verified: "Verified sender",
    verifiedWhat: (name) => `${name} has proved who they are. The name is as the Brønnøysund registers write it.`,
    verifiedPerson: (name) => `${name} has proved who they are with an electronic ID.`,
    verifiedAlways: "Nobody can send letters here without proving who they are.",
    organisationNumber: "Organisation number",
    kind: {
      person: "Private person",
      company: "Company",
      voluntary: "Voluntary organisation",
      public: "Public body"
    },
    attachments: "Attachments",
    attachmentCount: (count, one) => (one ? "1 attachment" : `${count} attachments`)
  },
  document: {
    asText: "Read as text",
    noText: "The document is a picture without text, so it cannot be read as text.",
    loading: "Fetching the document",
    pages: (count, one) => (one ? "1 page" : `${count} pages`),
    page: (page, of) => `Page ${page} of ${of}`,
    cannotShow: "We cannot show the document here. Download it to read it.",
    onlyDownload: "This kind of file opens in a program on your device. Download it to read it.",
    picture: (name) => `The picture ${name}. The sender has not described it.`,
    text: (name) => `The text of ${name}`,
    html: (name) => `The document ${name}`,
    ownWindow: "Open in a window of its own",
    ownWindowOf: (name) => `Open in a window of its own: ${name}`,
    protected: "The document is locked with a password from the sender. Download it to open it.",
    preparing: (page, of) => `Preparing page ${page} of ${of} for printing`,
    longText: "This is the beginning of a long text. Download it to read the rest.",
    type: {
      pdf: "PDF",
      picture: "Picture",
      text: "Text",
      html: "Web page",
      download: "File"
    }
  },
  elsewhere: {
    title: "The content is at the sender's",
    detail: (host) => `The letter is a link to ${host}. There you must log in anew.`,
    go: (host) => `Go to ${host}`,
    newWindow: "Opens in a window of its own.",
    why: "Some senders show the content on their own site. Your login here does not go with you, so you must show who you are once more."
  },
  lock: {
    title: "The letter is locked",
    hiddenSubject: "Hidden subject",
    needs: "The level it takes",
    whoAsked: "Who asks for it",
    sender: (name) => `${name} has chosen it for this letter.`,
    publicFloor: "It goes for all letters from public bodies.",
    logIn: {
      substantial: "Log in with ID‑porten",
      high: "Log in at level high"
    },
    returns: "You come straight back to this letter."
  },
  held: {
    seeAgain: "See whether it is ready",
    wait: "It usually takes a few minutes. The letter stays here.",
    stopped: "Nothing in the letter has been opened on your device."
  },
  confirmation: {
    confirm: "Confirm and open the letter",
    confirming: "Confirming",
    what: "What the sender is told",
    told: "That you have received the letter, and when you confirmed it.",
    wait: "You can also wait. The letter stays here until you want to open it."
  },
  login: {
    heading: "Log in",
    lead: "Read your letters safely.",
    idPorten: "Log in with ID‑porten",
    recommended: "Recommended",
    idPortenWhat: "With BankID, Buypass, Commfides or MinID. Opens the most.",
    password: "Log in with a password",
    passwordLimits: {
      title: "A password does not open everything",
      public: "Letters from public bodies open with ID‑porten only.",
      firm: "So do letters that their sender has locked more firmly.",
      rest: "You see in the list that they have come."
    },
    nationalId: "National identity number or D number",
    nationalIdHint: "11 digits",
    passwordField: "Password",
    showPassword: "Show the password",
    submit: "Log in",
    submitting: "Logging in",
    noPassword: "No password? Log in with ID‑porten and choose one under Profile.",
    loggedOut: "You are logged out.",
    comeBack: "After logging in you come to where you were going.",
    neverAsks: "We never ask you for passwords or codes by e-mail, SMS or phone.",
    goBack: "Back to where you were",
    problem: {
      failed: {
        title: "The login was not completed",
        detail:
          "ID‑porten gave us no answer that we can use. Try again. If that does not help, the user support of ID‑porten can. You find it at norge.no."
      },
      cancelled: {
        title: "You broke off the login",
        detail: "Nothing has changed. You can try again whenever you like."
      },
      tooWeak: {
        title: "The login was not secure enough",
        detail: "The letter needs BankID, Buypass or Commfides. Try again with one of them."
      },
      late: { title: "The login took too long", detail: "For security it must be started anew. Try again." },
      unknown: {
        title: "You have no mailbox here",
        detail: "The login went well, but we find no mailbox on your national identity number."
      },
      down: {
        title: "ID‑porten does not answer",
        detail: "The fault is with ID‑porten, not with you. Try again in a while."
      }
    }
  },
  expired: {
    title: "You are logged out",
    detail:
      "Some time has passed, or you logged out or chose a new password somewhere else. Log in again, and you are back here.",
    hidden: "What you were reading is hidden meanwhile.",
    leave: "Go to the login page",
    back: "You are logged in again"
  },
  profile: {
    heading: "Profile",
    you: "You",
    fullName: "Name",
    nameFrom: "From the National Population Register. If it changes there, it changes here.",
    address: "Mailbox address",
    addressWhat: "Whoever has the address can send you letters.",
    copy: "Copy",
    copied: "Copied",
    look: "Language and looks",
    language: "Language",
    theme: "Looks",
    themes: { auto: "As the device", light: "Light", dark: "Dark" },
    shortcutsOn: "Use keyboard shortcuts",
    shortcutsWhat: "One key does one thing, j for the next letter, say. Turn off if you use voice control.",
    shortcutsList: "Show the shortcuts",
    session: "Logged in now",
    endsAt: (moment) => `Ends ${moment} if you do nothing.`,
    password: "Password",
    passwordWhat:
      "With a password you can read letters that need no more. Useful when ID‑porten is not at hand. A new password logs you out everywhere but here.",
    newPassword: "New password",
    passwordHint: "Several words in a row are easy to remember and hard to guess.",
    savePassword: "Save the password",
    saving: "Saving",
    passwordSaved: "The password is saved. You are logged out everywhere else. Next time you can log in with it.",
    logOut: "Log out",
    loggingOut: "Logging out",
    logOutWhat: "The session ends here and at ID‑porten.",
    log: "Access log",
    logWhat: "See who has opened, read and downloaded what in your mailbox, and when.",
    logShow: "Show who has seen what"
  },
  log: {
    heading: "Who has seen what",
    lead: "Everything done in your mailbox is here. Your browser checks that nothing was changed.",
    loading: "Fetching the access log",
    more: "Fetch older",
    from: (name: string) => `from ${name}`,
    letterGone: "A letter that you no longer have here.",
    empty: {
      title: "Nothing has happened yet",
      detail: "When a letter comes, or somebody opens it, it is told here: who, what, when and why."
    },
    whole: {
      checking: "Checking that the log is whole.",
      first: "The log is whole. From now on this browser remembers it, and checks that nothing is changed.",
      since: (day: string) => `The log has not been changed since ${day}, when this browser first saw it.`,
      sinceRestore: (day: string) =>
        `The log has not been changed since ${day}, when this browser saw it after the backup was put back.`,
      unknown: "We could not check the log now. What you see comes from us and was not verified here.",
      how: "How do we know?",
      explained:
        "Each line hangs together with all lines before it, and the whole is signed. Your browser works it out by itself, and compares with what it remembers. If anything is changed, removed or put in, it no longer adds up."
    },
    shorter: {
      title: "The log is shorter than it was",
      detail: (restored: string, copied: string) =>
        `After a fault of ours we put back a backup on ${restored}. The backup is from ${copied}.`,
      missing:
        "What was done in your mailbox between these two moments may be missing from the log. Letters that came in that time may be missing too.",
      now: "We have published this, and it explains all that your browser misses. The browser remembers the log as it is now, and checks that nothing more is changed."
    },
    altered: {
      title: "The log does not add up",
      detail: "Something in the log was changed or removed after it was written. Your letters are not lost.",
      now: "Please contact us, and do not clear your browser data yet: what the browser remembers shows what was changed."
    },
    who: {
      Owner: "You",
      Sender: (organisation: string) => `Organisation ${organisation}`,
      Delegate: "Somebody you have let in",
      Staff: "One of our staff",
      Kontroll: (organisation: string) => `The business with organisation number ${organisation}`,
      Integration: (organisation: string) => `A computer system for organisation ${organisation}`,
      Deadline: "A deadline came:"
    },
    why: {
      Owner: "You were logged in, and did it yourself.",
      Sender: "The sender sent it to you, and has proved who they are.",
      Delegate: "You have let this person into your mailbox.",
      Staff: "A case that you have with us called for it.",
      Kontroll: "You shared the document with the business.",
      Integration: "The system acted for the organisation.",
      Deadline: "Nobody did it: the day had come."
    },
    arrivedAsLink: "sent a letter that lies with its sender",
    act: {
      arrived: "delivered a document",
      opened: "opened the letter",
      confirmed: "confirmed the letter",
      read: "read a document",
      downloaded: "downloaded a document",
      filed: "put the letter in a folder",
      trashed: "put the letter in the trash",
      putBack: "put the letter back",
      deletedForGood: "deleted the letter for good",
      uploaded: "uploaded a document",
      sent: "sent a letter",
      shared: "shared a document",
      sharingEnded: "ended the sharing",
      checked: "checked a document",
      exported: "exported the content",
      accessGiven: "let somebody into the mailbox",
      accessEnded: "ended somebody’s access",
      personalDataSeen: "saw your personal data",
      personalDataCorrected: "corrected your personal data"
    }
  },
  help: {
    heading: "Help",
    lead: "Short answers to what people ask.",
    search: "Search the help",
    found: (count, one) => (one ? "1 answer" : `${count} answers`),
    nothing: "No answer fits. Try another word.",
    rules: "Rules"
  },
  security: {
    heading: "Security"
  },
  shortcut: {
    heading: "Keyboard shortcuts",
    next: "Next letter",
    previous: "Previous letter",
    open: "Open the letter",
    back: "Back to the list",
    inbox: "Go to the inbox",
    list: "Show this list",
    or: "or",
    then: "then",
    off: "The shortcuts can be turned off under Profile."
  },
  missing: {
    title: "There is nothing here",
    detail: "The page does not exist, or it has moved."
  },
  language: { nb: "Bokmål", nn: "Nynorsk", en: "English", choose: "Language" }
}
