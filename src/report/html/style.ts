import { pictureStyle } from './picture-style.ts';

/** The whole style of the page: light and dark by what the reader's system says, nothing from the network. */
export const style = `
:root{color-scheme:light dark;--page:light-dark(#fff,#0e1116);--card:light-dark(#f7f8fa,#161b22);--text:light-dark(#1c2128,#e3e8ee);
--soft:light-dark(#59636e,#9aa4af);--line:light-dark(#d8dee4,#30363d);--band:light-dark(#eceff3,#21272f);--worse:light-dark(#b3261e,#ff7b72);--better:light-dark(#15703a,#56d364);
--same:light-dark(#8c959f,#6e7681);--warn:light-dark(#8a5a00,#e3b341);--accent:light-dark(#0550ae,#79b8ff);--base:light-dark(#0a66b5,#5fb0f2);--head:light-dark(#c65102,#f5a04c)}
*{box-sizing:border-box}html{scroll-padding-top:3.5rem}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:74rem;margin:0 auto;padding:1.5rem 1.25rem 5rem}
h1{font-size:2rem;line-height:1.2;margin:.1rem 0 .3rem;letter-spacing:-.01em}h1 b{display:inline-block}h1 b::first-letter{text-transform:uppercase}h2{font-size:1.4rem;margin:3rem 0 .6rem;letter-spacing:-.01em}
h3{font-size:1.08rem;margin:2rem 0 .3rem}h4{font-size:.95rem;margin:1.4rem 0 .3rem}p{margin:.4rem 0}
.lead{max-width:46rem;color:var(--soft)}.soft{color:var(--soft)}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.verdict{border-top:.3rem solid var(--same);background:var(--card);padding:1.1rem 1.4rem;border-radius:0 0 .5rem .5rem}
.verdict .sign{margin-right:.5rem}.verdict .reason{font-size:1.08rem;max-width:52rem}
.verdict.fail{border-color:var(--worse)}.verdict.pass{border-color:var(--better)}.verdict.invalid,.verdict.inconclusive{border-color:var(--warn)}
.verdict.fail h1{color:var(--worse)}.verdict.pass h1{color:var(--better)}.verdict.invalid h1,.verdict.inconclusive h1{color:var(--warn)}
.facts{display:flex;flex-wrap:wrap;gap:.6rem 2.2rem;margin:1rem 0}.facts dt{font-size:.8rem}.facts dd{font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
nav{position:sticky;top:0;z-index:2;background:var(--page);border-bottom:1px solid var(--line);margin:1rem 0 0;overflow-x:auto}
nav div{display:flex;gap:1.3rem;align-items:center;padding:.6rem 0;white-space:nowrap;font-size:.92rem}nav a{color:var(--soft);text-decoration:none}nav a:hover{color:var(--text)}
nav button{margin-left:auto}button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.2rem .7rem;cursor:pointer}
button:hover{border-color:var(--soft)}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{padding:.4rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600;color:var(--soft);white-space:nowrap}tbody tr:hover{background:var(--card)}th button{border:0;background:none;padding:0;font-weight:600}
th[aria-sort=descending] button::after{content:" ↓"}th[aria-sort=ascending] button::after{content:" ↑"}
.scroll{overflow-x:auto}.worse{color:var(--worse)}.better{color:var(--better)}.undecided{color:var(--warn)}
details{margin:.7rem 0}summary{cursor:pointer;font-weight:600}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}td code{white-space:normal}.place{display:block;min-width:9.5rem}.statement{display:block;min-width:15rem;white-space:pre-wrap}
pre{background:var(--card);padding:.7rem;border-radius:.3rem;overflow-x:auto}ul.plain{list-style:none;padding:0;margin:.3rem 0}.files{columns:20rem}
.finding{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1.1rem;margin:.8rem 0}.finding h3{margin:0 0 .2rem}
.finding.blocking{border-left:.3rem solid var(--worse)}.finding.warning{border-left:.3rem solid var(--warn)}
h4 .soft,summary .soft{font-weight:400}.finding h4{margin:0 0 .3rem;font-size:1rem}.answer-state{font-size:1.3rem;margin:0 0 .4rem}.answer-state b{display:inline-block}.answer-state b::first-letter{text-transform:uppercase}
.verdict.pass .answer-state{color:var(--better)}.verdict.inconclusive .answer-state{color:var(--warn)}.facts code{font-size:1.05rem}
.suspect{display:block;min-width:19rem}.decision{white-space:nowrap}pre.patch{white-space:pre-wrap}
.timeline{list-style:none;padding:0;margin:.6rem 0 0 .35rem;border-left:2px solid var(--line)}.timeline li{position:relative;padding:0 0 .8rem 1.2rem}.timeline li::before{content:"";position:absolute;left:-6px;top:.5em;width:10px;height:10px;border-radius:50%;background:var(--accent)}
.timeline time{display:block;font-size:.82rem;color:var(--soft);font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.2rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0}
${pictureStyle}
@media(max-width:40rem){main{padding:1rem .8rem 3rem}h1{font-size:1.6rem}dl:not(.facts){grid-template-columns:1fr}dl:not(.facts) dd{margin-bottom:.4rem}.verdict{padding:.9rem 1rem}.facts{gap:.5rem 1.4rem}}
@media print{nav,button{display:none}main{max-width:none}figure{break-inside:avoid}}
`;
