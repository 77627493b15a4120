import { produce } from 'immer';

/** What a search asks for when nobody has chosen anything. */
export const noFilters = { words: '', page: 1, chosen: { category: [], brand: [] } };

/** The filters with one changed; whatever changes but the page, the first page is shown. */
export const changeFilter = (filters, name, value) =>
  produce(filters, (draft) => {
    if (name in draft.chosen) {
      const chosen = draft.chosen[name];
      const at = chosen.indexOf(value);
      if (at === -1) chosen.push(value);
      else chosen.splice(at, 1);
    } else {
      draft[name] = value;
    }
    if (name !== 'page') draft.page = 1;
  });

/** The filters as the query of the shop's search. */
export const queryOf = ({ words, page, chosen }) => {
  const query = new URLSearchParams({ q: words });
  if (page > 1) query.set('page', String(page));
  for (const [name, values] of Object.entries(chosen)) {
    for (const value of values) query.append(name, value);
  }
  return query.toString();
};
