/** Of share cards, in pixels: what social networks and messengers crop least. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;
