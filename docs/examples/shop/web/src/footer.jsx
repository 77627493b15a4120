import { isOpen } from './delivery/opening-hours.js';
import { translate } from './i18n/translate.js';
import { Link } from './ui/index.js';

const pages = ['delivery', 'returns', 'privacy', 'imprint'];

export const Footer = () => (
  <footer class="footer">
    <p class={isOpen(new Date()) ? 'footer-open' : 'footer-closed'}>
      {translate(isOpen(new Date()) ? 'service.open' : 'service.closed')}
    </p>
    <ul>
      {pages.map((page) => (
        <li key={page}>
          <Link to={`/about/${page}`}>{translate(`about.${page}`)}</Link>
        </li>
      ))}
    </ul>
  </footer>
);
