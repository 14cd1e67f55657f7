import type { House } from '../../keep/case/house.ts';
import type { Route } from '../../platform/route.ts';
import { boardRoutes } from './board-routes.ts';
import { callListRoutes } from './call-routes.ts';
import { callingRoutes } from './calling-routes.ts';
import { contestRoutes } from './contest-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';

/** Ratings, what is contested of them, calls, suggestions, and what all of it comes to. */
export const satisfactionRoutes = (house: House): Route[] => [
  ...boardRoutes(house),
  ...contestRoutes(house),
  ...callListRoutes(house),
  ...callingRoutes(house),
  ...suggestionRoutes(house),
];
