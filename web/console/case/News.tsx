/** What was done, and what it did to the clocks. */
export function News({ done, clocks }: { done: string; clocks: readonly string[] }) {
  return (
    <div className="news">
      <strong>{done}</strong>
      {clocks.length > 0 && (
        <ul>
          {clocks.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
