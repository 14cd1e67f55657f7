/** How many there are, where there are any. */
export const Count = ({ of }: { of: number | undefined }) => (of ? <span>{of.toLocaleString()}</span> : null);
