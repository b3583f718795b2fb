/** An interval as a bar on an axis with what it is held against in the middle; the figures stand beside it. */
export function Span({ low, high, value, centre = 0, reach, tone }: { low: number; high: number; value?: number; centre?: number; reach: number; tone: string }) {
  const at = (one: number) => Math.min(100, Math.max(0, 50 + (50 * (one - centre)) / reach));
  return (
    <div class={`interval ${tone}`} aria-hidden="true">
      <b /><i style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }} />{value !== undefined && <u style={{ left: `${at(value)}%` }} />}
    </div>
  );
}
