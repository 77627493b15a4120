import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Legend,
  LinearScale,
} from 'chart.js';
import { eachWeekOfInterval, format, subMonths } from 'date-fns';
import { useEffect, useRef } from 'preact/hooks';
import { PriceHistory } from '../../ui/index.js';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Legend, LinearScale);

/** The weeks that reports cover, oldest first. */
export const reportedWeeks = (now) => eachWeekOfInterval({ start: subMonths(now, 3), end: now });

const Figure = ({ type, labels, values }) => {
  const canvas = useRef(null);
  useEffect(() => {
    const chart = new Chart(canvas.current, { type, data: { labels, datasets: [{ data: values }] } });
    return () => chart.destroy();
  }, [type, labels, values]);
  return <canvas ref={canvas} width="480" height="240" />;
};

/** Sales by week and by category. */
export const Reports = ({ products }) => {
  const weeks = reportedWeeks(new Date()).map((week) => format(week, 'd MMM'));
  const categories = [...new Set(products.map(({ category }) => category))];
  const sold = (some) => some.reduce((sum, { soldByWeek }) => sum + soldByWeek, 0);
  return (
    <div class="admin-reports">
      <Figure type="bar" labels={weeks} values={weeks.map(() => sold(products))} />
      <Figure
        type="doughnut"
        labels={categories}
        values={categories.map((category) => sold(products.filter((product) => product.category === category)))}
      />
      <PriceHistory prices={weeks.map((day) => ({ day, price: sold(products) }))} />
    </div>
  );
};
