import type { Paged } from '../live/paged';
import { t } from '../text/text';
import { Button } from './basics';
import { attempt } from './toast';

/** The way to what a list has not shown yet. */
export const More = ({ of }: { of: Paged<unknown> }) => of.more && <p class="more"><Button onClick={() => attempt(of.more!)}>{t('more')}</Button></p>;
