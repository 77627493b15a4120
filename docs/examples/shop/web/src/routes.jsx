import { lazy } from './lazy.jsx';
import { Home } from './pages/home.jsx';
import { NotFound } from './pages/not-found.jsx';
import { match } from './router.js';

/** The pages of the shop. Only what a visitor sees first is part of the first load. */
export const routes = [
  { path: '/', Page: Home },
  {
    path: '/category/:slug',
    Page: lazy(() => import(/* webpackChunkName: "catalogue" */ './pages/catalogue.jsx'), 'Catalogue'),
  },
  {
    path: '/product/:id',
    Page: lazy(() => import(/* webpackChunkName: "product" */ './pages/product.jsx'), 'Product'),
  },
  {
    path: '/cart',
    Page: lazy(() => import(/* webpackChunkName: "cart" */ './pages/cart.jsx'), 'Cart'),
  },
  {
    path: '/checkout',
    Page: lazy(() => import(/* webpackChunkName: "checkout" */ './pages/checkout.jsx'), 'Checkout'),
  },
  {
    path: '/account',
    Page: lazy(() => import(/* webpackChunkName: "account" */ './pages/account.jsx'), 'Account'),
  },
  {
    path: '/admin',
    Page: lazy(() => import(/* webpackChunkName: "admin" */ './pages/admin/index.js'), 'Admin'),
  },
];

/** The page for a path and what it takes from it. */
export const routeOf = (path) => {
  for (const { path: pattern, Page } of routes) {
    const params = match(pattern, path);
    if (params !== null) return { Page, params };
  }
  return { Page: NotFound, params: {} };
};
