/** Look of the contact sheet: neutral greys, light or dark as the reader's system; white when printed. */
export const contactSheetStyle = `
:root { color-scheme: light dark; --ground: #f4f4f4; --card: #fff; --ink: #1c1c1c; --quiet: #5a5a5a; --line: #d4d4d4; --well: #e6e6e6 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1b1b; --card: #242424; --ink: #ececec; --quiet: #ababab; --line: #3a3a3a; --well: #161616 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; justify-content: space-between; padding: 1.5rem 1.5rem 0 }
h1 { margin: 0; font-size: 1.5rem; overflow-wrap: anywhere }
header p { margin: 0; color: var(--quiet) }
ol { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; margin: 0; padding: 1.5rem; list-style: none }
li { background: var(--card); border: 1px solid var(--line); border-radius: 4px; overflow: hidden }
figure { margin: 0 }
.picture { display: grid; place-items: center; height: 12rem; padding: .5rem; background: var(--well) }
img { max-width: 100%; max-height: 11rem; object-fit: contain }
figcaption { padding: .75rem }
h2 { display: flex; gap: .5rem; margin: 0 0 .4rem; font-size: .8rem; font-weight: 600 }
h2 .name { overflow-wrap: anywhere }
.number { color: var(--quiet); font-variant-numeric: tabular-nums }
figcaption p { margin: 0 0 .4rem; overflow-wrap: anywhere; white-space: pre-line }
.caption { font-size: .87rem }
.credit { color: var(--quiet); font-size: .8rem }
.missing { color: var(--quiet); font-size: .8rem; font-style: italic }
.ticks { display: flex; justify-content: space-between; font-size: .8rem }
@page { size: A4; margin: 15mm 12mm 13mm }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --well: #fff }
  body { font-size: 8pt }
  header { flex-wrap: nowrap; padding: 0; height: 7mm; gap: 4mm }
  h1 { font-size: 11pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
  header p { white-space: nowrap }
  ol { grid-template-columns: repeat(4, minmax(0, 1fr)); grid-auto-rows: 50mm; gap: 2mm 2.5mm; padding: 0 }
  li { border-radius: 0; break-inside: avoid }
  figure { display: flex; flex-direction: column; height: 100% }
  .picture { flex: none; height: 25mm; padding: 1mm }
  img { max-height: 23mm }
  figcaption { flex: 1; min-height: 0; display: flex; flex-direction: column; padding: 0 1.5mm 1mm; overflow: hidden }
  h2, .caption, .credit, .missing, .ticks { font-size: 6.5pt; line-height: 1.25; margin: 0 0 .5mm }
  h2 { display: block }
  h2 span { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
  h2 .name { font-size: 5.5pt; white-space: normal; max-height: 2.5em }
  .captions { flex: 1; min-height: 0; overflow: hidden }
  .captions p, .credit { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; white-space: normal }
  .captions p:only-child { -webkit-line-clamp: 4 }
  .captions p:nth-child(n + 3) { display: none }
  figcaption .ticks { margin: auto 0 0 }
  figure:has(.ticks) .captions p:only-child { -webkit-line-clamp: 3 }
  figure:has(.ticks) .captions p:nth-child(n + 2) { -webkit-line-clamp: 1 }
  figure:has(.ticks) .credit { -webkit-line-clamp: 1 }
}
`;
