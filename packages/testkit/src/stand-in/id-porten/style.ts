/** The stand-in's style sheet. Plain on purpose: nobody should take it for the real ID-porten. */
export const STYLE = `
:root {
  --ground: #fbfaf8; --surface: #fff; --text: #1f2421; --quiet: #4f5a54; --line: #c9cec9;
  --accent: #2a5a48; --notice: #fdf1d7; --on-notice: #4d3800;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #161917; --surface: #1e2320; --text: #eef1ee; --quiet: #b4beb7; --line: #47514b;
    --accent: #8fcbb1; --notice: #3a2f12; --on-notice: #f6e3b3;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text); font: 1.125rem/1.55 Inter, system-ui, sans-serif;
  overflow-wrap: anywhere;
}
header { background: var(--notice); color: var(--on-notice); font-size: 1rem; }
header p { max-width: 44rem; margin: 0 auto; padding: .75rem 1rem; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.25; font-weight: 600; }
.lead { margin: 0 0 1rem; color: var(--quiet); }
fieldset { margin: 0 0 2rem; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .75rem; font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: .5rem; }
.choices:has(> :nth-child(4)) { grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.choice {
  position: relative; display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: center;
  min-height: 3.5rem; padding: .5rem .875rem; background: var(--surface); border: 1px solid var(--line); border-radius: 4px;
}
.choice input { position: relative; z-index: 1; grid-row: span 2; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
.choice label::after { content: ""; position: absolute; inset: 0; cursor: pointer; }
.choice label { font-weight: 600; }
.choice span { color: var(--quiet); font-size: 1rem; }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input:focus-visible { outline: none; }
button { font: inherit; color: inherit; cursor: pointer; min-height: 2.75rem; border-radius: 4px; }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.person { position: relative; padding: .25rem .875rem .75rem; background: var(--surface); border: 1px solid var(--line); border-top: 0; }
.person button { width: 100%; padding: 0; background: none; border: 0; text-align: start; font-weight: 600; }
.person button::after { content: ""; position: absolute; inset: 0; }
.person button:hover { text-decoration: underline; text-underline-offset: .2em; }
.person button:focus-visible { outline: none; }
.person:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; z-index: 1; }
.person p { margin: 0; color: var(--quiet); font-size: 1rem; }
.person span { display: block; font-variant-numeric: tabular-nums; }
.quiet { padding: .5rem 1.25rem; background: none; border: 1px solid var(--line); }
.primary { padding: .5rem 1.25rem; background: var(--accent); color: var(--ground); border: 0; font-weight: 600; }
code { font-size: 1rem; }
`
