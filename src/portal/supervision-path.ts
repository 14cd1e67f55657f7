/** Where reports on the handling are handed in; the foot of every page leads there. */
export const SUPERVISION_PATH = '/supervision';
