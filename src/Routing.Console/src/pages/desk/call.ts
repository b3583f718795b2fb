import { useEffect } from 'preact/hooks';
import type { Offer } from '../../live/types';
import { t } from '../../text/text';

/** A new offer shows in the tab's title, where it is seen from other tabs too. */
export function useCall(offers: Offer[]): void {
  useEffect(() => {
    if (offers.length === 0) return;
    const before = document.title;
    document.title = `● ${t('desk.newoffer', offers[0].queue)}`;
    return () => { document.title = before; };
  }, [offers[0]?.id]);
}
