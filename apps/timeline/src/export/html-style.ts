/** How the page looks: on a screen by day and by night, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --quiet: #57606a; --line: #d0d7de; --key: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --quiet: #9198a1; --line: #3d444d; --key: #d29922; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin-top: 2rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
ol.day { list-style: none; margin: 0; padding: 0; }
.day > li { display: grid; grid-template-columns: 6.5rem 1fr; gap: 0 .75rem; padding: .35rem 0; }
time { color: var(--quiet); font-variant-numeric: tabular-nums; }
.key > time { color: var(--key); font-weight: 600; }
.entry > :first-child { margin-top: 0; }
.entry > p, .words > p { margin: .25rem 0; }
.quiet { color: var(--quiet); font-size: .875rem; }
.words pre { overflow-x: auto; white-space: pre-wrap; }
.words table { border-collapse: collapse; }
.words td, .words th { border: 1px solid var(--line); padding: .1rem .5rem; }
ul.files, ul.links { margin: .25rem 0; padding-inline-start: 1.25rem; font-size: .875rem; }
@page { margin: 18mm 15mm; }
@media print {
  :root { color-scheme: light; --quiet: #333; --line: #999; --key: #000; }
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; color: #000; background: #fff; }
  h2 { break-after: avoid; }
  .day > li { break-inside: avoid; }
  a { color: inherit; }
  a[href]::after { content: " (" attr(href) ")"; font-size: .8em; }
}`;
