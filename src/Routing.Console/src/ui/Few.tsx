import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../text/text';
import { Button } from './basics';

/** What is below a long list is to be found, too. */
const FIRST = 8;

/** The first of a list, and the way to the others. */
export function Few<T>({ of, show }: { of: T[]; show: (one: T) => ComponentChildren }) {
  const [count, more] = useState(FIRST);
  return (
    <>
      <ul class="people">{of.slice(0, count).map(show)}</ul>
      {of.length > count && <p class="more"><Button onClick={() => more(of.length)}>{t('more')} <small>{of.length - count}</small></Button></p>}
    </>
  );
}
