const day = 24 * 60 * 60 * 1000;
const lastOrder = 14;

const isWorkday = (date) => date.getDay() !== 0 && date.getDay() !== 6;

/** When a parcel ordered now arrives: two working days later, or three after the last pick-up. */
export const deliveryDate = (now) => {
  let left = now.getHours() < lastOrder ? 2 : 3;
  let date = now;
  while (left > 0) {
    date = new Date(date.getTime() + day);
    if (isWorkday(date)) left--;
  }
  return date;
};

/** "Tuesday, 3 March" */
export const formatDeliveryDate = (date) =>
  new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);
