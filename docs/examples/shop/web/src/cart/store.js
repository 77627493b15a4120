import { configureStore, createSlice } from '@reduxjs/toolkit';
import { readCart } from './saved-cart.js';

const cart = createSlice({
  name: 'cart',
  initialState: readCart(),
  reducers: {
    added: (lines, { payload: { product, quantity } }) => {
      const line = lines.find((it) => it.product.id === product.id);
      if (line === undefined) lines.push({ product, quantity });
      else line.quantity += quantity;
    },
    changed: (lines, { payload: { id, quantity } }) => {
      const line = lines.find((it) => it.product.id === id);
      if (line !== undefined) line.quantity = quantity;
    },
    removed: (lines, { payload: { id } }) => lines.filter((it) => it.product.id !== id),
    emptied: () => [],
  },
});

export const { added, changed, removed, emptied } = cart.actions;

export const store = configureStore({ reducer: { cart: cart.reducer } });
