import sanitize, { type IOptions } from "sanitize-html"

/**
 * An HTML document with nothing in it but what a letter needs (FIELD-16): no script, no form, no reference that the browser
 * would fetch; pictures lie in the document itself; links lead away, and tell nobody where from.
 */
export const sanitised = (html: string, title: string): string =>
  [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    cleaned(html),
    "</body></html>"
  ].join("")

/** What the browser may do with it: nothing but show it, and open a link in a page of its own. */
export const sanitisedPolicy = [
  "sandbox allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "img-src data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'"
].join("; ")

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;margin:1rem;overflow-wrap:break-word}img{max-width:100%;height:auto}" +
  "table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}"

const blocks = [
  ...["address", "article", "aside", "blockquote", "center", "div", "figcaption", "figure", "footer", "header", "hr"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "main", "p", "pre", "section"],
  ...["dd", "dl", "dt", "li", "ol", "ul"],
  ...["caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"]
]
const phrases = [
  ...["a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q"],
  ...["s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"]
]

/** Characters of a style that are read: parsing takes time, and the few properties that are kept need no more. */
const longestStyle = 1_000

const options: IOptions = {
  allowedTags: [...blocks, ...phrases],
  allowedAttributes: {
    "*": ["lang", "dir", "title", "style"],
    a: ["href", "target", "rel"],
    img: ["src", "alt", "width", "height"],
    col: ["span"],
    colgroup: ["span"],
    li: ["value"],
    ol: ["start", "reversed", "type"],
    td: ["colspan", "rowspan", "headers"],
    th: ["colspan", "rowspan", "headers", "scope", "abbr"],
    time: ["datetime"]
  },
  allowedStyles: {
    "*": {
      "font-style": [/^italic$/u],
      "font-weight": [/^(?:bold|[1-9]00)$/u],
      "text-align": [/^(?:left|right|center|justify|start|end)$/u],
      "text-decoration": [/^(?:underline|line-through)$/u],
      "white-space": [/^pre-(?:wrap|line)$/u]
    }
  },
  allowedSchemes: ["https", "http", "mailto", "tel"],
  allowedSchemesByTag: { img: ["data"] },
  allowedSchemesAppliedToAttributes: ["href", "src"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "title",
    "template",
    "svg",
    "math",
    "xmp",
    "iframe"
  ],
  nestingLimit: 100,
  transformTags: {
    "*": (tagName, { style = "", ...rest }) => ({
      tagName,
      attribs: style === "" || style.length > longestStyle ? rest : { ...rest, style }
    }),
    a: (tagName, { href, ...rest }) =>
      href !== undefined && /^(?:https?:|mailto:|tel:)/iu.test(href.trim())
        ? { tagName, attribs: { ...rest, href, target: "_blank", rel: "noreferrer noopener" } }
        : { tagName: "span", attribs: rest }
  },
  exclusiveFilter: ({ tag, attribs }) =>
    tag === "img" && !/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/iu.test(attribs["src"] ?? "")
}

/** Tags opened one in another, at most. The parser's time grows with their square. */
const deepest = 1_000

/**
 * What is left of the document; as the text that it is, where its tags are opened in one another beyond all reason. The
 * parser itself counts them: whoever else did would be told of other tags than it sees.
 */
const cleaned = (html: string): string => {
  let depth = 0
  const onOpenTag = () => {
    if (++depth > deepest) throw tooDeep
  }
  const onCloseTag = () => void depth--
  try {
    return sanitize(html, { ...options, onOpenTag, onCloseTag })
  } catch (cause) {
    if (cause !== tooDeep) throw cause
    return `<pre>${escaped(html)}</pre>`
  }
}

const tooDeep = new Error("The document is nested too deeply")

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`)
