import { CartBadge } from './cart/cart-badge.jsx';
import { translate } from './i18n/translate.js';
import { SearchBox } from './search/search-box.jsx';
import { Link } from './ui/index.js';
import logo from './images/logo.svg';

const categories = ['kitchen', 'garden', 'office', 'toys'];

export const Header = () => (
  <header class="header">
    <Link to="/" class="header-logo">
      <img src={logo} width="32" height="32" alt={translate('shop.name')} />
    </Link>
    <nav class="header-categories">
      {categories.map((slug) => (
        <Link key={slug} to={`/category/${slug}`}>
          {translate(`category.${slug}`)}
        </Link>
      ))}
    </nav>
    <SearchBox />
    <Link to="/account">{translate('account.title')}</Link>
    <CartBadge />
  </header>
);
