/** Figures of charts: pointed at, or walked through with the arrow keys. Without it the browser's own titles show them. */
export const chartsScript = `
const tip = document.createElement('div');
tip.className = 'tip';
tip.hidden = true;
document.body.append(tip);
const said = new WeakMap();
for (const title of document.querySelectorAll('svg title')) {
  const mark = title.parentNode;
  if (mark.nodeName === 'svg') continue;
  said.set(mark, title.textContent);
  mark.classList.add('mark');
  title.remove();
}
const tell = (mark) => {
  for (const it of document.querySelectorAll('.mark.on')) it.classList.remove('on');
  const text = mark && said.get(mark);
  tip.hidden = !text;
  if (!text) return;
  mark.classList.add('on');
  tip.textContent = text;
  const at = mark.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = at.left + at.width / 2 - own.width / 2;
  tip.style.left = Math.max(4, Math.min(document.documentElement.clientWidth - own.width - 4, left)) + 'px';
  tip.style.top = (at.top > own.height + 8 ? at.top - own.height - 8 : at.bottom + 8) + 'px';
};
document.addEventListener('pointerover', ({ target }) => {
  const mark = target.closest && target.closest('.mark');
  if (mark || !tip.hidden) tell(mark);
});
document.addEventListener('scroll', () => tell(null), { passive: true });
for (const picture of document.querySelectorAll('.picture')) {
  const marks = [...picture.querySelectorAll('.mark')];
  if (marks.length === 0) continue;
  picture.setAttribute('aria-label', 'Chart: the arrow keys walk through its figures');
  let at = -1;
  picture.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') return tell(null);
    if (!step) return;
    event.preventDefault();
    at = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
    marks[at].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    tell(marks[at]);
    picture.setAttribute('aria-label', said.get(marks[at]));
  });
  picture.addEventListener('blur', () => tell(null));
}
`;
