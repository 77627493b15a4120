/** Flame graphs: what a box stands for, walking and zooming. The boxes' figures are those of the page's data. */
export const flameScript = `
const amount = (value, kind) => {
  const steps = kind === 'cpu' ? [[1e6, 's'], [1e3, 'ms'], [1, 'µs']] : [[1e6, 'MB'], [1e3, 'KB'], [1, 'B']];
  const [factor, unit] = steps.find(([from]) => Math.abs(value) >= from) || steps[2];
  return Number((value / factor).toPrecision(3)) + ' ' + unit;
};
for (const graph of document.querySelectorAll('.flame')) {
  const { kind, flame } = plotted.profiles[Number(graph.dataset.profile)];
  const holder = graph.querySelector('.boxes');
  const status = graph.querySelector('.status');
  const boxes = [...holder.children];
  const hint = status.textContent;
  let at = 0;
  let zoom = 0;
  const end = (it) => it.left + it.width;
  const inside = (it, outer) => it.left >= outer.left - 1e-6 && end(it) <= end(outer) + 1e-6;
  const describe = (k) => {
    const it = flame[k];
    const difference = it.head - it.base;
    const where = it.path ? ' (' + it.path + (it.line ? ':' + it.line : '') + ')' : '';
    const share = it.base > 0 ? ', ' + (difference > 0 ? '+' : '') + Math.round((difference / it.base) * 100) + ' %' : ', new';
    return (it.name || '(anonymous)') + where + ': ' + amount(it.base, kind) + ' → ' + amount(it.head, kind) + ' per request' + (difference === 0 ? '' : share);
  };
  const select = (k) => {
    boxes[at].classList.remove('on');
    at = k;
    boxes[at].classList.add('on');
    status.textContent = describe(at);
  };
  const show = () => {
    const { left, width, depth } = flame[zoom];
    boxes.forEach((box, k) => {
      const it = flame[k];
      const above = it.depth < depth && it.left <= left + 1e-6 && end(it) >= left + width - 1e-6;
      const seen = above || inside(it, flame[zoom]) && it.depth >= depth;
      box.hidden = !seen;
      const [from, wide] = above ? [0, 1] : [(it.left - left) / width, it.width / width];
      box.style.left = from * 100 + '%';
      box.style.width = wide * 100 + '%';
      box.classList.toggle('above', above);
      box.textContent = wide < 0.012 ? '' : it.name || '(anonymous)';
    });
  };
  const zoomTo = (k) => {
    zoom = k;
    select(k);
    show();
  };
  const next = (key) => {
    const here = flame[at];
    const visible = (k) => !boxes[k].hidden;
    if (key === 'ArrowDown') return flame.findIndex((it, k) => visible(k) && it.depth === here.depth + 1 && inside(it, here));
    if (key === 'ArrowUp') return flame.findIndex((it) => it.depth === here.depth - 1 && inside(here, it));
    const row = flame.map((it, k) => k).filter((k) => visible(k) && flame[k].depth === here.depth);
    return row[row.indexOf(at) + (key === 'ArrowRight' ? 1 : -1)] ?? -1;
  };
  holder.addEventListener('pointerover', ({ target }) => target.dataset.i && select(Number(target.dataset.i)));
  holder.addEventListener('click', ({ target }) => target.dataset.i && zoomTo(Number(target.dataset.i) === zoom ? 0 : Number(target.dataset.i)));
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') zoomTo(at);
    else if (event.key === 'Escape') zoomTo(0);
    else if (event.key.startsWith('Arrow')) {
      const found = next(event.key);
      if (found >= 0) select(found);
    } else return;
    event.preventDefault();
  });
  holder.addEventListener('focus', () => select(at));
  holder.addEventListener('pointerleave', () => {
    boxes[at].classList.remove('on');
    status.textContent = hint;
  });
}
`;
