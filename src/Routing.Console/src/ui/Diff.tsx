import { useMemo } from 'preact/hooks';
import { t } from '../text/text';
import { diff, hunks } from './lines';

const signs = { same: ' ', gone: '−', new: '+' };

/** What would change, line by line; by sign as well as by colour. */
export function Diff({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => hunks(diff(before, after)), [before, after]);
  if (!lines.some((line) => line && line.kind !== 'same')) return <p class="quiet">{t('rules.nodiff')}</p>;
  return (
    <pre class="diff" tabIndex={0} aria-label={t('rules.diff')}>
      {lines.map((line, at) => (line ? <span key={at} class={line.kind}><b>{signs[line.kind]}</b>{line.text}{'\n'}</span> : <span key={at} class="cut">⋯{'\n'}</span>))}
    </pre>
  );
}
