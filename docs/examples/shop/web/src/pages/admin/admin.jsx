import { useState } from 'preact/hooks';
import { translate } from '../../i18n/translate.js';
import { useJson } from '../../product/use-json.js';
import { Button, Spinner } from '../../ui/index.js';
import { Reports } from './reports.jsx';
import { isLow, stockLevel } from './stock.js';
import './admin.css';

const Stock = ({ products }) => (
  <table class="admin-stock">
    <tbody>
      {products.map((product) => (
        <tr key={product.id} class={isLow(product) ? 'admin-low' : ''}>
          <td>{product.name}</td>
          <td>{translate(`stock.${stockLevel(product)}`)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What only the shop's own people see. */
export const Admin = () => {
  const [shown, setShown] = useState('stock');
  const { data, failed } = useJson('/admin/products');
  if (failed) return <p class="problem">{translate('account.failed')}</p>;
  if (data === null) return <Spinner />;
  return (
    <section class="admin">
      <nav>
        <Button onClick={() => setShown('stock')}>{translate('admin.stock')}</Button>
        <Button onClick={() => setShown('reports')}>{translate('admin.reports')}</Button>
      </nav>
      {shown === 'stock' ? <Stock products={data} /> : <Reports products={data} />}
    </section>
  );
};
