const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8, strokeLinecap: 'round' } as const;

/** The seal of the product. */
export const Mark = ({ size = 20 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" className="mark">
    <rect x="1.5" y="1.5" width="25" height="25" rx="4" fill="none" stroke="currentColor" strokeWidth="2.6" />
    <path d="M8 14.6l4.2 4.2L20.4 9.6" fill="none" stroke="currentColor" strokeWidth="3" />
  </svg>
);

export const MenuIcon = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M3 5.5h14M3 10h14M3 14.5h14" {...line} />
  </svg>
);

export const CrossIcon = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" {...line} strokeWidth={1.5} />
  </svg>
);

export const ClipIcon = () => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M13 7.2l-5.3 5.4a3 3 0 01-4.3-4.3L9 2.7a2 2 0 012.9 2.9l-5.4 5.3a1 1 0 01-1.4-1.4l4.8-4.9"
      {...line}
      strokeWidth={1.3}
    />
  </svg>
);
