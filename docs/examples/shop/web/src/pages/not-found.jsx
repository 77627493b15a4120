import { translate } from '../i18n/translate.js';
import { Link } from '../ui/index.js';

export const NotFound = () => (
  <section class="problem">
    <h1>{translate('page.unknown')}</h1>
    <Link to="/">{translate('page.home')}</Link>
  </section>
);
