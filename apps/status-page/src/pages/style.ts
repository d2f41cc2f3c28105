import { BLACK, type Colour, colourOf, inkOn, readableOn, WHITE, written } from './contrast.js';

const LIGHT_GROUNDS: readonly Colour[] = ['#ffffff', '#f5f6f8'].map(colourOf);
const DARK_GROUNDS: readonly Colour[] = ['#1a202a', '#11151b'].map(colourOf);

/** What the brand's colour becomes where it is a ground, and where it is text. */
function ofBrand(colour: string): string {
  const brand = colourOf(colour);
  const ink = written(inkOn(brand));
  const light = written(readableOn(brand, LIGHT_GROUNDS, BLACK));
  const dark = written(readableOn(brand, DARK_GROUNDS, WHITE));
  return `:root{--brand:${written(brand)};--on-brand:${ink};--link:${light}}
@media (prefers-color-scheme:dark){:root{--link:${dark}}}`;
}

const COLOURS = `
:root{color-scheme:light dark;--ground:#f5f6f8;--paper:#fff;--ink:#1b2430;--quiet:#56616f;--line:#dde2e8;
--operational:#17703f;--under_maintenance:#2457a7;--degraded_performance:#7a5800;--partial_outage:#a34100;--major_outage:#b3201b;--unknown:#56616f}
@media (prefers-color-scheme:dark){:root{--ground:#11151b;--paper:#1a202a;--ink:#e7ebf1;--quiet:#a0abba;--line:#2d3643;
--operational:#5ccb90;--under_maintenance:#86b2ff;--degraded_performance:#e0b040;--partial_outage:#ff9a57;--major_outage:#ff857d;--unknown:#a0abba}}`;

const BASE = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ol,ul,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
h1{font-size:1.6rem;line-height:1.25;letter-spacing:-.01em}
h2{font-size:1.15rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1.05rem;line-height:1.35}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.07em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
svg.icon{width:1.15em;height:1.15em;flex:none;vertical-align:-.2em}
.quiet{color:var(--quiet)}
.small{font-size:.875rem}
time{white-space:nowrap}`;

const FRAME = `
.skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);color:var(--ink);padding:.6rem 1rem;border-radius:0 0 8px 8px;z-index:1}
.skip:focus{top:0}
.band{background:var(--brand);color:var(--on-brand)}
.band a{color:inherit;text-decoration:none}
.band a:hover,.band [aria-current]{text-decoration:underline;text-decoration-thickness:.14em;text-underline-offset:.35em}
.band :focus-visible{outline-color:var(--on-brand)}
.width{max-width:47rem;margin:0 auto;padding:0 1.25rem}
.band .width{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding-top:.9rem;padding-bottom:.9rem}
.brand{font-weight:650;font-size:1.1rem;display:inline-flex;align-items:center;gap:.6rem;min-height:2rem}
.brand img{height:2rem;width:auto;max-width:9rem}
.band ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.band li a{display:inline-block;padding:.35rem 0}
main.width{padding-top:2.25rem;padding-bottom:1rem}
footer{border-top:1px solid var(--line);margin-top:3rem;color:var(--quiet);font-size:.875rem}
footer .width{padding-top:1.25rem;padding-bottom:2.5rem;display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between}
footer ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
footer li a{display:inline-block;padding:.2rem 0}`;

const PARTS = `
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin-top:1rem}
.overall{display:flex;gap:.9rem;align-items:center;background:var(--paper);border:1px solid var(--line);border-left:.5rem solid var(--tone);border-radius:12px;padding:1.35rem 1.25rem}
.overall .icon{width:2.1rem;height:2.1rem;color:var(--tone)}
.asof{margin-top:.6rem;color:var(--quiet);font-size:.9rem}
.notice{margin-bottom:1rem;padding:.8rem 1rem;border:1px solid var(--degraded_performance);border-radius:10px;background:var(--paper);display:flex;gap:.7rem}
.notice .icon{color:var(--degraded_performance);margin-top:.2em}
.operational{--tone:var(--operational)}.under_maintenance{--tone:var(--under_maintenance)}.degraded_performance{--tone:var(--degraded_performance)}
.partial_outage{--tone:var(--partial_outage)}.major_outage{--tone:var(--major_outage)}.unknown{--tone:var(--unknown)}
.state{color:var(--tone);font-weight:600;font-size:.9rem}
.state .icon{margin-right:.4em}
.old .state,.old .overall,.old .days{--tone:var(--unknown)}
.about{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin-top:.35rem;color:var(--quiet);font-size:.9rem}
.affected{margin-top:.6rem;font-size:.9rem}
.affected ul{display:grid;grid-template-columns:fit-content(60%) 1fr;gap:.1rem 1rem}
.affected li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:baseline}
.entries{margin-top:1.1rem}
.entries:first-child{margin-top:0}
.more{margin-top:1.25rem}
.entries>li{position:relative;padding:0 0 1.1rem 1.35rem;border-left:2px solid var(--line);margin-left:.35rem}
.entries>li:last-child{padding-bottom:0}
.entries>li::before{content:"";position:absolute;left:-.4rem;top:.45em;width:.66rem;height:.66rem;border-radius:50%;background:var(--quiet);border:2px solid var(--paper)}
.entries>li:first-child::before{background:var(--link)}
.when{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.when time,.when .quiet{font-size:.875rem;color:var(--quiet)}
.words>*{margin:.35rem 0 0}
.words ul,.words ol{list-style:revert;padding-left:1.4rem}
.words pre,.words code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap}
.words blockquote{border-left:3px solid var(--line);padding-left:.9rem;color:var(--quiet)}
.withdrawn .notice{margin-top:1rem}
.withdrawn h1,.withdrawn h3{text-decoration:line-through;text-decoration-thickness:.06em}
.withdrawn .entries{color:var(--quiet)}
.block{background:var(--paper);border:1px solid var(--line);border-radius:12px;margin-top:1rem;padding:.25rem 1.25rem}
.block h3{padding-top:1rem}
.component{padding:1rem 0;border-top:1px solid var(--line)}
.component:first-child{border-top:0}
.component .row{display:flex;flex-wrap:wrap;gap:.1rem 1rem;justify-content:space-between;align-items:baseline}
.name{font-weight:600}
.days{display:block;width:100%;height:1.75rem;margin-top:.25rem;fill:none;stroke:var(--tone);stroke-width:2}
.days .steady{stroke-width:9;stroke-dasharray:2 1;opacity:.6}
.days .before{stroke:var(--line);stroke-width:3;stroke-dasharray:2 1}
.scale{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;color:var(--quiet);font-size:.8125rem;margin-top:.25rem}
details{margin-top:.35rem;font-size:.875rem}
summary{cursor:pointer;color:var(--quiet);padding:.2rem 0;width:fit-content}
details li{display:flex;flex-wrap:wrap;gap:0 .75rem;padding:.15rem 0}
.past>li{padding:.8rem 0;border-top:1px solid var(--line)}
.past>li:first-child{border-top:0}
.day{border-top:1px solid var(--line);padding:1rem 0}
.day h2{margin:0 0 .35rem;font-size:1rem}
.day .past>li{padding:.4rem 0;border:0}
.months{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0 1.5rem}
.months a,.months span{padding:.2rem 0}
.months [aria-current]{font-weight:650;color:var(--ink);text-decoration:none}
table{border-collapse:collapse;width:100%;margin-top:1rem;font-size:.95rem}
th,td{text-align:left;padding:.55rem .75rem .55rem 0;border-top:1px solid var(--line);vertical-align:baseline;font-weight:400}
thead th{border:0;color:var(--quiet);font-size:.8125rem}
td,thead th+th{text-align:right;padding-right:0;padding-left:.75rem;font-variant-numeric:tabular-nums}`;

const FORMS = `
form .field{margin-top:1.25rem}
form p{margin-top:.75rem}
label,legend{font-weight:600}
.field>label{display:block;margin-bottom:.35rem}
fieldset{border:1px solid var(--line);border-radius:10px;margin:1rem 0 0;padding:.75rem 1rem;min-width:0}
fieldset label{display:block;font-weight:400;padding:.25rem 0 .25rem 1.75rem;text-indent:-1.75rem}
input[type=checkbox],input[type=radio]{width:1.15rem;height:1.15rem;margin:0 .6rem 0 0;vertical-align:-.2rem;accent-color:var(--link)}
input[type=text],select,textarea{display:block;width:100%;max-width:100%;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--quiet);border-radius:8px;padding:.6rem .7rem}
textarea{min-height:8rem;resize:vertical}
.hint{margin-top:.35rem;color:var(--quiet);font-size:.875rem}
button{font:inherit;font-weight:650;margin-top:1.25rem;padding:.65rem 1.4rem;border:1px solid var(--quiet);border-radius:8px;background:var(--brand);color:var(--on-brand);cursor:pointer;min-height:2.75rem}
button.plain{color:var(--ink);background:var(--paper)}
.trap{position:absolute;left:-100rem;width:1px;height:1px;overflow:hidden}`;

const WHERE = `
@media (max-width:30rem){h1{font-size:1.35rem}.width{padding:0 1rem}.card,.overall{padding:1rem}.block{padding:.1rem 1rem}time{white-space:normal}.scale span:nth-child(2){order:-1;flex-basis:100%}}
@media (prefers-reduced-motion:no-preference){.skip{transition:top .12s}}
@media (forced-colors:active){.days{stroke:CanvasText}.overall,.card,.block{border-color:CanvasText}}
@media print{:root{--ground:#fff;--paper:#fff;--ink:#000;--quiet:#333;--line:#999}.band{background:none;color:#000;border-bottom:1px solid #999}.band nav,.skip,footer ul{display:none}.card,.block,.overall{break-inside:avoid}}`;

const made = new Map<string, string>();

/** The one stylesheet of every page, in the colours of a brand. */
export function styleFor(colour: string): string {
  const known =
    made.get(colour) ?? (ofBrand(colour) + COLOURS + BASE + FRAME + PARTS + FORMS + WHERE).replaceAll('\n', '');
  made.set(colour, known);
  return known;
}
