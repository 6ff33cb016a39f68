import { readFileSync } from "node:fs"
import type { Days } from "../wording.ts"

/** A letter in HTML, of the kind that a school's system makes: headings, a list, a table, a picture as data. */
export const parentsMeeting = ({ workday, date }: Days): string => `<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><title>Foreldremøte for 3. trinn</title></head>
<body>
<h1>Foreldremøte for 3. trinn</h1>
<p>Hei, alle foresatte! Velkommen til foreldremøte <strong>${workday(3)} kl. 18.00</strong> i gymsalen.</p>
<p><img alt="Skolens merke: en grønn bakke under en gul sol" width="96" height="96" src="data:image/png;base64,${schoolMark()}"></p>
<h2>Dette skal vi snakke om</h2>
<ol>
<li>Slik har høsten vært</li>
<li>Svømming etter jul</li>
<li>Mobil og spill: hva er vi enige om?</li>
</ol>
<h2>Utviklingssamtaler</h2>
<p>Etter møtet kan dere få en samtale om eget barn. Møt opp til den tiden som passer best.</p>
<table>
<caption>Ledige tider</caption>
<thead><tr><th scope="col">Dag</th><th scope="col">Fra</th><th scope="col">Til</th></tr></thead>
<tbody>
<tr><th scope="row">${workday(4)}</th><td>14.00</td><td>16.30</td></tr>
<tr><th scope="row">${workday(5)}</th><td>12.00</td><td>15.00</td></tr>
<tr><th scope="row">${workday(6)}</th><td>14.00</td><td>18.00</td></tr>
</tbody>
</table>
<p>Kan du ikke komme? Si fra til kontaktlæreren innen ${date(2)}. Sakene ligger også på
<a href="https://skole.fjordmyr.example/3-trinn">skolens sider</a>.</p>
<blockquote>Ta med en kopp, så får du kaffe.</blockquote>
<p>Vennlig hilsen<br>Kontaktlærerne på 3. trinn</p>
</body>
</html>
`

const schoolMark = (): string => readFileSync(new URL("../picture/school-mark.png", import.meta.url)).toString("base64")
