/** The whole style of the page: light and dark by what the reader's system says, nothing from the network. */
export const style = `
:root{color-scheme:light dark;--page:light-dark(#fff,#0d1117);--card:light-dark(#f6f8fa,#161b22);--text:light-dark(#1f2328,#e6edf3);
--soft:light-dark(#59636e,#9198a1);--line:light-dark(#d1d9e0,#3d444d);--worse:light-dark(#cf222e,#f85149);--better:light-dark(#1a7f37,#3fb950);
--same:light-dark(#8c959f,#6e7681);--warn:light-dark(#9a6700,#d29922);--accent:light-dark(#0969da,#4493f8)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:1rem;margin:1.2rem 0 .4rem}p{margin:.4rem 0}
.soft{color:var(--soft)}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.verdict{border-left:.4rem solid var(--same);background:var(--card);padding:.8rem 1.2rem;border-radius:.3rem}
.verdict.fail{border-color:var(--worse)}.verdict.pass{border-color:var(--better)}.verdict.invalid,.verdict.inconclusive{border-color:var(--warn)}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600;color:var(--soft);white-space:nowrap}tbody tr:hover{background:var(--card)}
.scroll{overflow-x:auto}.worse{color:var(--worse)}.better{color:var(--better)}.undecided{color:var(--warn)}
details{margin:.6rem 0}summary{cursor:pointer;font-weight:600}summary:focus-visible,a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
pre{background:var(--card);padding:.7rem;border-radius:.3rem;overflow-x:auto}
.finding{border:1px solid var(--line);border-radius:.4rem;padding:.7rem 1rem;margin:.7rem 0}
.finding.blocking{border-left:.35rem solid var(--worse)}.finding.warning{border-left:.35rem solid var(--warn)}
svg{display:block;width:100%;height:auto;font:11px system-ui,sans-serif}svg text{fill:var(--text)}svg rect{stroke:var(--page);stroke-width:.6}
svg .on{fill:#fff}.legend{display:flex;gap:1rem;flex-wrap:wrap;font-size:.85rem;color:var(--soft)}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:.15rem;margin-right:.3rem;vertical-align:-.1rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:1.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.4rem 0}dt{color:var(--soft)}dd{margin:0}
`;
