export { Button } from './button.jsx';
export { Dialog } from './dialog.jsx';
export { Link } from './link.jsx';
export { PriceHistory } from './price-history.jsx';
export { Rating } from './rating.jsx';
export { Spinner } from './spinner.jsx';
