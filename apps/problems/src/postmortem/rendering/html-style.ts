/** How the page looks: on a screen by day and by night, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --quiet: #57606a; --line: #d0d7de; --warn: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --quiet: #9198a1; --line: #3d444d; --warn: #d29922; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3, h4, h5, h6 { font-size: 1rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
.conflict { border-inline-start: .25rem solid var(--warn); padding-inline-start: 1rem; }
pre { overflow-x: auto; white-space: pre-wrap; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; max-width: 40rem; height: auto; }
table { border-collapse: collapse; }
td, th { border: 1px solid var(--line); padding: .1rem .5rem; text-align: start; }
@page { margin: 18mm 15mm; }
@media print {
  :root { color-scheme: light; --quiet: #333; --line: #999; --warn: #000; }
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; color: #000; background: #fff; }
  h2 { break-after: avoid; }
  a[href]::after { content: " (" attr(href) ")"; font-size: .8em; }
}`;
