/** The draft of a group's rules as it is typed: what the server takes is kept there, and held against what others make of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { has } from '../../session';
import { pretty, useChecked } from '../../ui/editing';
import { DraftKeeper, isConflict, type Theirs } from './keeping';
import { rulesOf, type Group, type RuleSet, type Version } from './types';

export interface Read { group: Group; etag: string | null; draft: RuleSet | null; draftEtag: string | null; versions: Version[] }

export const mayKeep = () => has('supervisor', 'admin');

/** Read anew, what is on the server is followed while nothing typed is left to be kept; else what is typed stays, and theirs stands beside it. */
export function useDraft(path: string, read: Read, again: () => Promise<void>) {
  const inForce = pretty(rulesOf(read.group));
  const [text, setText] = useState(() => (read.draft ? pretty(read.draft) : inForce));
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [keeper] = useState(() => new DraftKeeper(`${path}/draft`, read.draftEtag));
  const typed = useRef(text);
  typed.current = text;
  const hasDraft = useRef(read.draft !== null);
  /** What stands here and on the server alike; nothing while somebody else's stands against it. */
  const kept = useRef<string | null>(text);
  const show = (now: string) => {
    kept.current = now;
    setText(now);
  };
  const textOf = (theirs: Theirs) => (theirs.rules ? pretty(theirs.rules) : inForce);

  // The draft itself is what the server validates: what it takes is kept, so that nothing typed is lost.
  const checked = useChecked(text, async (rules) => {
    if (!mayKeep() || text === kept.current) return;
    if (hasDraft.current || pretty(rules) !== inForce) {
      hasDraft.current = true;
      // On its way: what was there before may be typed again meanwhile, and is to be sent too.
      kept.current = null;
      try {
        await keeper.keep(rules);
      } catch (failure) {
        if (isConflict(failure)) await isNewer();
        throw failure;
      }
    }
    kept.current = text;
  });

  /** Whether somebody else's stands against what is here; from then on it is shown. */
  const isNewer = async () => {
    const newer = await keeper.newer();
    if (newer) kept.current = null;
    setTheirs(newer);
    return newer !== null;
  };
  const follow = (newer: Theirs) => {
    keeper.follow(newer);
    hasDraft.current = newer.rules !== null;
    setTheirs(null);
    // Published or thrown away: what is in force may be another now.
    if (!newer.rules) void again();
  };
  const take = (newer: Theirs) => {
    follow(newer);
    show(textOf(newer));
  };
  const keepMine = (newer: Theirs) => {
    follow(newer);
    hasDraft.current = true;
    // The check keeps it, as it does any change: the text is another by what no reader of JSON sees.
    setText(text.endsWith('\n') ? text.trimEnd() : `${text}\n`);
  };
  useEffect(() => {
    if (keeper.isAt(read.draftEtag)) {
      if (!read.draft && text === kept.current) show(inForce);
      return;
    }
    keeper.newer().then((newer) => {
      if (newer && typed.current === kept.current) take(newer);
      else if (newer) {
        kept.current = null;
        setTheirs(newer);
      }
    }, () => {}); // Whoever types on is told of it by the server.
  }, [read]);

  return {
    inForce, text, setText, checked, theirs, textOf, take, keepMine, isNewer,
    isKept: text === kept.current,
    /** It is in force now. */
    published: () => follow({ rules: null, etag: null }),
    discard: async () => {
      await keeper.discard();
      show(inForce);
      follow({ rules: null, etag: null });
    },
  };
}
