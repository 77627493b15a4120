import debounce from 'lodash/debounce';
import escapeRegExp from 'lodash/escapeRegExp';
import { useMemo, useState } from 'preact/hooks';
import { translate } from '../i18n/translate.js';
import { go } from '../router.js';
import { changeFilter, noFilters, queryOf } from './filters.js';
import { Mark } from './mark.jsx';

const find = async (filters) => {
  const answer = await fetch(`/search?${queryOf(filters)}`);
  if (!answer.ok) return [];
  const { hits = [] } = await answer.json();
  return hits.slice(0, 8);
};

/** Suggests products while somebody types. */
export const SearchBox = () => {
  const [filters, setFilters] = useState(noFilters);
  const [hits, setHits] = useState([]);
  const search = useMemo(() => debounce((wanted) => find(wanted).then(setHits, () => setHits([])), 200), []);
  const type = ({ target }) => {
    const changed = changeFilter(filters, 'words', target.value);
    setFilters(changed);
    if (target.value.length > 1) search(changed);
    else setHits([]);
  };
  const pattern = new RegExp(escapeRegExp(filters.words), 'i');
  return (
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <input type="search" value={filters.words} onInput={type} placeholder={translate('search.placeholder')} />
      <ul class="search-hits">
        {hits.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => go(`/product/${id}`)}>
              <Mark text={name} pattern={pattern} />
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
};
