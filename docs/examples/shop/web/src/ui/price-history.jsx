import {
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  CategoryScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { formatMoney } from '../format/money.js';

Chart.register(CategoryScale, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip);

/** Prices over time, as a line. `prices` holds `{ day, price }`. */
export const PriceHistory = ({ prices }) => {
  const canvas = useRef(null);
  useEffect(() => {
    const chart = new Chart(canvas.current, {
      type: 'line',
      data: {
        labels: prices.map(({ day }) => day),
        datasets: [{ data: prices.map(({ price }) => price), fill: true, tension: 0.2 }],
      },
      options: { scales: { y: { ticks: { callback: (value) => formatMoney(value, 'EUR') } } } },
    });
    return () => chart.destroy();
  }, [prices]);
  return <canvas ref={canvas} class="price-history" width="640" height="200" />;
};
