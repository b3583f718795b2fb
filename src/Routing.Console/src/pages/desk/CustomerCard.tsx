import type { Offer } from '../../live/types';
import { word } from '../../text/text';
import { Badge } from '../../ui/basics';

/** Who it is, as far as the offer tells. */
export function CustomerCard({ customer }: { customer: Offer['customer'] }) {
  if (!customer) return null;
  const name = customer.name || customer.id;
  return (
    <div class="customer">
      <span class="avatar" aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>
      <div class="named"><strong>{name}</strong><small>{[customer.id !== name && customer.id, customer.language, customer.region].filter(Boolean).join(' · ')}</small></div>
      <Badge tone={customer.tier === 'standard' ? 'none' : 'calm'}>{word('tier', customer.tier)}</Badge>
    </div>
  );
}
