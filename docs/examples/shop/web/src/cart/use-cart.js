import { useEffect, useState } from 'preact/hooks';
import { store } from './store.js';

/** The lines of the cart, now and whenever they change. */
export const useCart = () => {
  const [lines, setLines] = useState(store.getState().cart);
  useEffect(() => store.subscribe(() => setLines(store.getState().cart)), []);
  return lines;
};
