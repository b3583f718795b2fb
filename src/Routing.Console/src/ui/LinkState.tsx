import { connection } from '../live/stream';
import { useStore } from '../store';
import { t } from '../text/text';

/** Whether what is shown is live; loud only when it is not. */
export function LinkState() {
  const { link } = useStore(connection);
  if (link === 'live') return <p class="link live" role="status"><span class="dot" aria-hidden="true" />{t('link.live')}</p>;
  return <p class={`link ${link}`} role="status"><span class="dot" aria-hidden="true" />{t(`link.${link}`)}</p>;
}
