"""The style sheet of a report that stands alone: for reading, for the dark, for paper."""

STANDALONE_CSS = """\
:root { color-scheme: light dark; --paper: #f8f5ee; --ink: #211d19; --ink-2: #4a443c;
  --ink-3: #675f53; --hair: #ddd6c8; --thread: #c3331a;
  --serif: "Iowan Old Style", Charter, Cambria, "Hiragino Mincho ProN", "Yu Mincho",
    "Noto Serif CJK JP", serif;
  --sans: "Segoe UI", "Helvetica Neue", Arial, "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic Medium",
    Meiryo, "Noto Sans CJK JP", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #181613; --ink: #eee8dc; --ink-2: #cbc3b4;
  --ink-3: #a39a8a; --hair: #37322b; --thread: #f0623f; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { background: var(--paper); color: var(--ink); font: 400 1rem/1.75 var(--sans);
  padding: 3rem 1.25rem 4rem; text-autospace: normal; line-break: strict; }
main { max-width: 44rem; margin-inline: auto; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.4; text-wrap: balance; }
h1 { font-weight: 400; font-size: clamp(1.625rem, 1.2rem + 2vw, 2.25rem);
  margin-block: .75rem 1rem; }
h2 { font-size: 1.4375rem; } h3 { font-size: 1.0625rem; margin-block-start: 1.5rem; }
p, li { font-family: var(--serif); overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--thread); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
.eyebrow, .small, caption, table, dl { font-family: var(--sans); font-size: .9rem;
  line-height: 1.6; }
.eyebrow { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; color: var(--ink-3); }
.lead { font-size: 1.1875rem; }
.section { border-block-start: 1px solid var(--hair); margin-block-start: 2.5rem;
  padding-block-start: 1.5rem; }
.section > * + * { margin-block-start: 1rem; }
.report__no { font-weight: 400; color: var(--ink-3); margin-inline-end: .6em; }
ol, ul { padding-inline-start: 1.75rem; } li + li { margin-block-start: .4rem; }
.facts > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 1.25rem;
  padding-block: .55rem; border-block-end: 1px solid var(--hair); }
dt { color: var(--ink-2); overflow-wrap: anywhere; } dd { overflow-wrap: anywhere; }
.counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
  gap: 1.5rem 1rem; }
.counts > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.counts dd { font: 400 2.25rem/1.2 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.counts small { font-size: 1rem; color: var(--ink-3); }
.counts a { text-decoration-thickness: 1px; text-underline-offset: .12em; }
.counts dt { margin-block-start: .35rem; }
.learn li + li { margin-block-start: .8rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; color: var(--ink-2); padding-block-end: .5rem; }
th, td { text-align: start; vertical-align: baseline; font-weight: 400; overflow-wrap: anywhere;
  padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--hair); }
thead th { font-size: .8125rem; color: var(--ink-3); }
td small { font-size: inherit; }
.grp th { font-weight: 600; font-size: .8125rem; padding-block-start: 1.25rem; }
.n { text-align: end; font-variant-numeric: lining-nums tabular-nums; }
.mark { display: inline-flex; align-items: baseline; gap: .4em; white-space: nowrap; }
.mark svg { width: 1em; height: 1em; flex: none; translate: 0 .12em; fill: none;
  stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.mark .fill { fill: currentColor; stroke: none; } .mark .cut { stroke: var(--paper); }
.mark--done { font-weight: 600; } .mark--none, .mark--plan { color: var(--ink-3); }
del { color: var(--ink-3); } ins { text-decoration: none; }
.records li, .records ol { font-size: .9rem; font-family: var(--sans); }
time { font-variant-numeric: tabular-nums; white-space: nowrap; margin-inline-end: .75em; }
@media (max-width: 36rem) {
  .tbl, .tbl tbody, .tbl tr, .tbl td, .tbl tbody th, .tbl caption { display: block; }
  .tbl thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .tbl tr { padding-block: .75rem; border-block-end: 1px solid var(--hair); }
  .tbl td, .tbl tbody th { padding: 0; border: 0; text-align: start; }
  .tbl td[data-label] { display: grid; grid-template-columns: 7rem 1fr; gap: .75rem; }
  .tbl td[data-label]::before { content: attr(data-label); color: var(--ink-3);
    font-size: .8125rem; }
  .tbl td:empty { display: none; }
}
@media (max-width: 30rem) { .facts > div { grid-template-columns: 1fr; gap: 0; } }
@media print {
  @page { size: A4; margin: 15mm 18mm 16mm; }
  :root { --paper: #fff; --ink: #211d19; --ink-2: #4a443c; --ink-3: #675f53; --hair: #ddd6c8;
    --thread: #c3331a; color-scheme: light; }
  body { padding: 0; font-size: 10.25pt; line-height: 1.55; }
  main { max-width: none; }
  h2, h3, .grp, caption { break-after: avoid; }
  li, tr, .counts, .facts > div { break-inside: avoid; }
}
"""
