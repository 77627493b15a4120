const flameTones = [
  ['t0', 'hsl(212 8% 46%)'],
  ['t1', 'hsl(28 30% 44%)'],
  ['t2', 'hsl(26 50% 41%)'],
  ['t3', 'hsl(24 72% 38%)'],
  ['t4', 'hsl(20 92% 36%)'],
  ['tm1', 'hsl(208 28% 45%)'],
  ['tm2', 'hsl(207 45% 42%)'],
  ['tm3', 'hsl(207 64% 38%)'],
  ['tm4', 'hsl(207 85% 33%)'],
] as const;

/** Of charts, legends and flame graphs. Sides are told apart by sign as well as by colour. */
export const pictureStyle = `
svg{display:block;width:100%;height:auto;font:11px system-ui,sans-serif}svg:not(.chart) text{fill:var(--text)}svg:not(.chart) rect{stroke:var(--page);stroke-width:.6}
svg.chart{font-size:12px;overflow:visible;font-variant-numeric:tabular-nums}svg.chart{fill:var(--text)}
svg.chart [aria-label$="axis tick label"],svg.chart [aria-label$="axis label"]{fill:var(--soft)}
svg:not(.chart) .on{fill:#fff}.mark.on{stroke:var(--text)!important;stroke-width:2.5}.picture{border-radius:.2rem}
figure{margin:.8rem 0}figcaption{font-weight:600;font-size:.92rem;margin-bottom:.2rem}figure .note,.from{font-size:.82rem;color:var(--soft);margin:.2rem 0}
.wide .picture{overflow-x:auto}.wide svg{min-width:60rem}.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1rem 1.6rem}.figures figure{margin:0;min-width:0}
.legend{display:flex;gap:.4rem 1.2rem;flex-wrap:wrap;font-size:.85rem;color:var(--soft)}
.legend i,i.side{display:inline-block;width:.75rem;height:.75rem;border-radius:.15rem;margin-right:.35rem;vertical-align:-.08rem}
i.side.base{background:var(--base);border-radius:50%}i.side.head{background:var(--head);border-radius:.1rem}i.side.hollow{border:2px solid var(--base);border-radius:50%}
.legend i.cross{width:auto;height:auto;color:var(--warn);font-style:normal;font-weight:700}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.2rem}
.tip{position:fixed;z-index:9;pointer-events:none;max-width:24rem;white-space:pre-line;background:var(--text);color:var(--page);font-size:.82rem;line-height:1.4;padding:.3rem .6rem;border-radius:.3rem}
.boxes{position:relative;overflow:hidden;border-radius:.3rem}.boxes b{position:absolute;height:19px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font:500 11.5px/19px system-ui,sans-serif;color:#fff;padding:0 .25rem;border-right:1px solid var(--page);cursor:pointer}
.boxes b:empty{padding:0}.boxes b[hidden]{display:none}.boxes b.on{outline:2px solid var(--text);outline-offset:-2px}.boxes b.above{opacity:.6}.flame .status{font-size:.85rem;min-height:2.6em;overflow-wrap:anywhere}
${flameTones.map(([name, colour]) => `.${name}{background:${colour}}`).join('')}
`;
