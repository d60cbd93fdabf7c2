/** Look of the rights report: neutral greys as of the contact sheet, and one still a row, so that reasons can be read. */
export const reportStyle = `
:root { color-scheme: light dark; --ground: #f4f4f4; --card: #fff; --ink: #1c1c1c; --quiet: #5a5a5a; --line: #d4d4d4; --well: #e6e6e6; --blocked: #a3201d; --unknown: #5a5a5a; --conditional: #7a4d00; --clear: #1d6534 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1b1b; --card: #242424; --ink: #ececec; --quiet: #ababab; --line: #3a3a3a; --well: #161616; --blocked: #ff9a93; --unknown: #ababab; --conditional: #f0bd6a; --clear: #86d49c }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
header, footer { padding: 1.5rem 1.5rem 0; max-width: 70rem; margin: 0 auto }
footer { padding-bottom: 1.5rem; color: var(--quiet); font-size: .87rem }
h1 { margin: 0 0 .4rem; font-size: 1.5rem; overflow-wrap: anywhere }
header p { margin: 0 }
.quiet { color: var(--quiet) }
header .note { margin-top: .75rem; white-space: pre-line; overflow-wrap: anywhere }
.totals { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 1rem 0 0; padding: 0; list-style: none; font-weight: 600 }
.blocked .status, .totals .blocked { color: var(--blocked) }
.unknown .status, .totals .unknown { color: var(--unknown) }
.conditional .status, .totals .conditional { color: var(--conditional) }
.clear .status, .totals .clear { color: var(--clear) }
ol { display: grid; gap: 1rem; max-width: 70rem; margin: 0 auto; padding: 1.5rem; list-style: none }
ol > li { display: grid; grid-template-columns: 14rem 1fr; background: var(--card); border: 1px solid var(--line); border-radius: 4px; overflow: hidden }
.picture { display: grid; place-items: center; padding: .5rem; background: var(--well) }
img { max-width: 100%; max-height: 12rem; object-fit: contain }
.said { padding: .75rem 1rem; min-width: 0; overflow-wrap: anywhere }
h2 { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin: 0 0 .25rem; font-size: 1rem; font-weight: 600 }
.said p { margin: 0 0 .4rem; color: var(--quiet) }
.reasons { margin: 0 0 .4rem; padding-left: 1.2rem }
.reasons.weighty { font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin: .5rem 0 0; font-size: .87rem }
dt { color: var(--quiet) }
dd { margin: 0; white-space: pre-line }
@media (max-width: 40rem) { ol > li { grid-template-columns: 1fr } dl { grid-template-columns: 1fr } }
@page { size: A4; margin: 15mm 12mm 13mm }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --well: #fff; --blocked: #8f1d1a; --unknown: #444; --conditional: #6a4300; --clear: #17522a }
  body { font-size: 8.5pt }
  header, footer, ol { padding: 0 0 4mm; max-width: none }
  ol { gap: 3mm }
  ol > li { grid-template-columns: 38mm 1fr; border-radius: 0; break-inside: avoid }
  img { max-height: 32mm }
  .said { padding: 1.5mm 3mm }
  h2 { font-size: 9pt }
  dl { font-size: 7.5pt }
}
`;
