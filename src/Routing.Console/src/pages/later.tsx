import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failed, Loading } from '../ui/basics';

interface Props { about: string | null }

/** A page that is fetched when it is first looked at: what draws charts is larger than all the rest. */
export function later(fetch: () => Promise<ComponentType<any>>): ComponentType<Props> {
  let there: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [, draw] = useState(0);
    const [failed, fail] = useState<unknown>(null);
    useEffect(() => {
      if (!there) fetch().then((page) => { there = page; draw((n) => n + 1); }, fail);
    }, []);
    const Page = there;
    return Page ? <Page {...props} /> : failed ? <Failed failure={failed} again={() => location.reload()} /> : <Loading />;
  };
}
