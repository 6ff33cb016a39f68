import { describe, expect, it } from "vitest"
import { sanitised } from "./sanitised.ts"

const size = 1_000_000
const repeated = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size)

describe("cleaning", () => {
  it.each([
    ["tags in tags", repeated("<div>")],
    ["phrases in phrases", repeated("<b>")],
    ["tables in tables", repeated("<table><tr><td>")],
    ["tags without end", repeated("<")],
    ["attributes without end", `<p ${repeated("a=1 ")}>`],
    ["styles without end", `<p style="${repeated("color:red;")}">`],
    ["entities", repeated("&amp;")],
    ["comments", repeated("<!--")],
    ["links", repeated("<a href='https://a.example'>x</a>")],
    ["a picture", `<img src="data:image/png;base64,${repeated("A")}">`],
    ["blocks in a style", `<p style="${repeated("{")}">`],
    ["blocks in many styles", repeated(`<p style="${"{".repeat(990)}">`)],
    ["as deep as it is taken", `${"<i>".repeat(990)}${repeated("<b></b>")}`],
    ["deep, and closing what was never opened", `${"<b>".repeat(990)}${repeated("</i>")}`],
    ["deep, and closing paragraphs that were never opened", `${"<div>".repeat(990)}${repeated("</p>")}`],
    ["phrases in phrases, and closing others", repeated("<b></i>")],
    ["phrases in phrases, and closing them in an attribute", repeated('<b title="</b>"></i>')],
    ["phrases in phrases, and closing them in a comment", repeated("<b><!--</b>--></i>")],
    ["phrases in phrases, and closing others that look alike", repeated("<b\u00a0></b>")],
    ["paragraphs in points", repeated("<li><p></x>")],
    ["deep, and closing too much", `${"<b>".repeat(9_990)}${repeated("</i>")}`]
  ])("FIELD-16: takes no time to speak of: %s", (_, html) => {
    const before = process.cpuUsage()
    sanitised(html, "x")
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(4_000)
  })

  it("FIELD-16: shows as text what is nested beyond all reason", () => {
    const body = sanitised(`${"<b>".repeat(20_000)}<script>alert(1)</script>`, "x").split("<body>")[1] ?? ""
    expect(body.slice(0, 29)).toBe("<pre>&#60;b&#62;&#60;b&#62;&#")
    expect(body.replace(/^<pre>|<\/pre><\/body><\/html>$/g, "").includes("<")).toBe(false)
  })

  it.each([
    "<br>",
    "<p>linje",
    "<li>punkt",
    "<tr><td>1<td>2",
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
  ])("shows a long letter whose tags nobody closes as the letter that it is: %s", (tag) => {
    expect(sanitised(tag.repeat(12_000), "x")).not.toContain("<pre>")
  })

  it("keeps what a letter is made of", () => {
    const html =
      '<h2 lang="nn">Tittel</h2><table><tr><th scope="col">A</th><td colspan="2">1</td></tr></table><ol start="3"><li>x</li></ol>'
    expect(sanitised(html, "x")).toContain(html)
    expect(sanitised('<p style="text-align:right;color:red">x</p>', "x")).toContain('<p style="text-align:right">x</p>')
    expect(sanitised("x", 'a"<b>&')).toContain("<title>a&#34;&#60;b&#62;&#38;</title>")
  })
})
