/** Look of the caption sheet on paper: one still a row, its texts large enough to be read out. */
export const captionSheetStyle = `
* { box-sizing: border-box }
body { margin: 0; padding: 1rem; background: #fff; color: #000; font: 9pt/1.4 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
h1 { margin: 0; font-size: 16pt; overflow-wrap: anywhere }
h2 { margin: 5mm 0 2mm; font-size: 12pt; break-after: avoid; overflow-wrap: anywhere }
p { margin: 0 0 1mm; overflow-wrap: anywhere; white-space: pre-line }
.quiet, .missing { color: #444 }
.missing { font-style: italic }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead th { font-size: 8pt; color: #444; border-bottom: .4pt solid #000 }
thead th:nth-child(1) { width: 24% }
thead th:nth-child(2) { width: 17% }
thead th:nth-child(4) { width: 24% }
th { text-align: left; font-weight: 400 }
th, td { padding: 2mm 3mm 2mm 0; vertical-align: top }
tbody tr { break-inside: avoid; border-bottom: .4pt solid #bbb }
img { display: block; max-width: 100%; max-height: 32mm }
.position { font-weight: 600 }
.name, .rights { font-size: 7.5pt }
.credit { color: #444 }
@page { size: A4; margin: 15mm 12mm 13mm }
@media print { body { padding: 0 } }
`;
