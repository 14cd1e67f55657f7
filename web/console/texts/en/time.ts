import type { time as zh } from '../zh/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const time: typeof zh = {
  days: (n) => `${n} d`,
  hours: (n) => `${n} h`,
  minutes: (n) => `${n} min`,
  seconds: (n) => `${n} s`,
  over: (spelled) => `${spelled} over`,
  paused: 'Paused',
  none: 'No limit',
  today: 'Today',
  yesterday: 'Yesterday',
  tomorrow: 'Tomorrow',
  weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  date: (month, date) => `${date} ${MONTHS[month - 1]}`,
  dateOfYear: (year, month, date) => `${date} ${MONTHS[month - 1]} ${year}`,
  withWeekday: (date, weekday) => `${weekday} ${date}`,
  at: (day, clock) => `${day} ${clock}`,
  dates: (month, first, last) => `${first}–${last} ${MONTHS[month - 1]}`,
  span: (from, to) => `${from} – ${to}`,
};
