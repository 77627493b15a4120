/** What the page does beside its pictures: sorting tables, light and dark, and the figures for download. */
export const pageScript = `
const plotted = JSON.parse(document.getElementById('plotted').textContent);
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.querySelectorAll('th')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent.trim();
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') === 'descending';
      for (const it of heads) it.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const value = (row) => {
        const cell = row.cells[column];
        return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
      };
      const order = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === typeof b ? a.localeCompare(b) : typeof a === 'number' ? 1 : -1);
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => order(value(a), value(b)) * (up ? 1 : -1)));
    });
  });
}
const theme = document.getElementById('theme');
const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark' || (document.documentElement.style.colorScheme === '' && matchMedia('(prefers-color-scheme: dark)').matches);
const name = () => (theme.textContent = isDark() ? 'Light' : 'Dark');
theme.hidden = false;
name();
theme.addEventListener('click', () => {
  document.documentElement.style.colorScheme = isDark() ? 'light' : 'dark';
  name();
});
const download = document.getElementById('download');
download.hidden = false;
download.addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(plotted, null, 1)], { type: 'application/json' }));
  link.download = 'plotted.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
`;
