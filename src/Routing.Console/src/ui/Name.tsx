import { useNames, type Kind } from '../live/names';
import { pathTo } from '../route';

/** A queue or an agent by its name, the id on hover. */
export function Name({ of, id }: { of: Kind; id: string }) {
  const name = useNames(of)(id);
  return <span data-tip={name === id ? undefined : id}>{name}</span>;
}

/** An agent by its name, and the way to it. */
export const AgentLink = ({ id }: { id: string }) => <a href={pathTo('agents', id)}><Name of="agent" id={id} /></a>;
