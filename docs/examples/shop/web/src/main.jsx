import { render } from 'preact';
import { App } from './app.jsx';
import { saveCart } from './cart/saved-cart.js';
import { store } from './cart/store.js';
import { chooseLanguage } from './i18n/translate.js';
import './styles/main.css';

store.subscribe(() => saveCart(store.getState().cart));

const start = async () => {
  await chooseLanguage(navigator.language);
  render(<App />, document.getElementById('app'));
};

void start();
