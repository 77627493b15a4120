import { getHours, isWeekend } from 'date-fns';

const opens = 9;
const closes = 18;

/** Whether somebody answers the telephone. */
export const isOpen = (date) => !isWeekend(date) && getHours(date) >= opens && getHours(date) < closes;
