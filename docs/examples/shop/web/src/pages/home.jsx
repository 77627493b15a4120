import featured from '../data/featured.json';
import { DeliveryPromise } from '../delivery/delivery-promise.jsx';
import { translate } from '../i18n/translate.js';
import banner from '../images/banner.png';
import { ProductTile } from '../product/product-tile.jsx';
import { Link } from '../ui/index.js';

/** What a visitor sees first. */
export const Home = () => (
  <>
    <section class="banner">
      <img src={banner} width="640" height="200" alt="" />
      <h1>{translate('home.title')}</h1>
      <Link to="/category/kitchen" class="banner-link">
        {translate('home.look')}
      </Link>
    </section>
    <DeliveryPromise />
    <section class="tiles">
      {featured.map((product) => (
        <ProductTile key={product.id} product={product} />
      ))}
    </section>
  </>
);
