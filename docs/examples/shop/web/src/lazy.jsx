import { useEffect, useState } from 'preact/hooks';
import { Spinner } from './ui/index.js';
import { translate } from './i18n/translate.js';

/** A component whose code is fetched when it is shown for the first time. `load` answers with a module; `name` is its export. */
export const lazy = (load, name) => {
  let known = null;
  return (props) => {
    const [state, setState] = useState({ View: known, failed: false });
    useEffect(() => {
      if (known !== null) return;
      load().then(
        (module) => {
          known = module[name];
          setState({ View: known, failed: false });
        },
        () => setState({ View: null, failed: true }),
      );
    }, []);
    if (state.failed) return <p class="problem">{translate('page.failed')}</p>;
    return state.View === null ? <Spinner /> : <state.View {...props} />;
  };
};
