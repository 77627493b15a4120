export { Admin } from './admin.jsx';
export { Reports } from './reports.jsx';
export { isLow, stockLevel } from './stock.js';
