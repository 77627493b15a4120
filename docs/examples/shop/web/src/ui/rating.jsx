/** One to five stars. */
export const Rating = ({ value }) => (
  <span class="rating" role="img" aria-label={`${value} / 5`}>
    {'★'.repeat(Math.round(value))}
    {'☆'.repeat(5 - Math.round(value))}
  </span>
);
