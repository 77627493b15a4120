import { useEffect, useState } from 'preact/hooks';
import { translate } from '../i18n/translate.js';
import { Spinner } from '../ui/index.js';

/** Where to? All regions with their prices are fetched only here. */
export const RegionSelect = ({ value, onChange }) => {
  const [regions, setRegions] = useState(null);
  useEffect(() => {
    import(/* webpackChunkName: "regions" */ '../data/regions.json').then(
      (module) => setRegions(module.default),
      () => setRegions([]),
    );
  }, []);
  if (regions === null) return <Spinner />;
  return (
    <label>
      {translate('checkout.region')}
      <select value={value?.code} onChange={({ target }) => onChange(regions[target.selectedIndex])}>
        {regions.map(({ code, country, name }) => (
          <option key={code} value={code}>
            {country}: {name}
          </option>
        ))}
      </select>
    </label>
  );
};
