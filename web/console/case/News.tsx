/** What an action did to the clocks. */
export function News({ clocks }: { clocks: readonly string[] }) {
  return (
    <ul className="news">
      {clocks.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
