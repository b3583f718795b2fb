/** Every change somebody made, the newest first: who, what, and the difference. Nothing here can be changed. */
import { momentOf } from '../../format';
import { usePaged } from '../../live/paged';
import { useQuery } from '../../route';
import { t, word } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel, Title, type Tone } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { More } from '../../ui/More';
import { Typed } from '../../ui/Typed';
import { Difference } from './Difference';
import { Retention } from './Retention';
import { verbOf, whoOf, type Change } from './types';

const kinds = ['queue', 'agent', 'group', 'draft', 'customer', 'webhook', 'alertRule', 'history', 'learning', 'suggestion', 'pilot', 'contact', 'presence', 'planning', 'measureTarget', 'retentionRule', 'intents', 'key'];
const tones: Record<string, Tone> = { made: 'good', done: 'calm', changed: 'calm', gone: 'warn', refused: 'bad', unknown: 'warn' };

export function Audit() {
  const [show, setShow] = useQuery('show', 'changes');
  const isKeeping = show === 'retention';
  return (
    <div class="stack">
      <Title text={t('audit.title')}><Chips label={t('audit.title')} options={[['changes', t('keep.changes')], ['retention', t('keep.tab')]]} value={isKeeping ? 'retention' : 'changes'} set={setShow} /></Title>
      {isKeeping ? <Retention /> : <Changes />}
    </div>
  );
}

function Changes() {
  const [kind, setKind] = useQuery('kind');
  const [id, setId] = useQuery('id');
  const [by, setBy] = useQuery('by');
  const changes = usePaged<Change>('/v1/audit', { kind, id, by });
  const isFiltered = Boolean(kind || id || by);
  return (
    <>
      <div class="filters" role="search">
        <label class="pick"><span>{t('audit.kind')}</span>
          <select value={kind} onChange={(choice) => setKind(choice.currentTarget.value)}>{['', ...new Set([...kinds, ...(kind ? [kind] : [])])].map((one) => <option key={one} value={one}>{one ? word('audit.kind', one) : t('all')}</option>)}</select>
        </label>
        <Typed label={t('audit.id')} value={id} set={setId} />
        <Typed label={t('audit.by')} value={by} set={setBy} />
        <Button onClick={changes.again}>{t('hooks.again')}</Button>
      </div>
      {changes.failed && <Failed failure={changes.failed} again={changes.again} />}
      {changes.value ? changes.value.length === 0 ? <Empty title={t(isFiltered ? 'audit.nothing' : 'audit.none')} todo={t(isFiltered ? 'table.none' : 'audit.none.do')} /> : (
        <Panel class="flush">
          <div class="scroll" tabIndex={0} role="region" aria-label={t('audit.title')}>
            <table aria-label={t('audit.title')}>
              <thead><tr>{['when', 'who', 'what', 'outcome', 'difference'].map((one) => <th key={one} scope="col">{t(`audit.${one}`)}</th>)}</tr></thead>
              <tbody>{changes.value.map((change) => (
                <tr key={change.number}>
                  <td>{momentOf(change.at)}</td>
                  <td>{whoOf(change)}</td>
                  <td><div class="named"><strong>{word('audit.kind', change.kind)} {change.id}</strong><small>{change.what}</small></div></td>
                  <td><Badge tone={tones[verbOf(change)]}>{t(`audit.is.${verbOf(change)}`)}</Badge></td>
                  <td class="differs"><Difference change={change} /></td>
                </tr>
              ))}</tbody>
            </table>
          </div>
          <More of={changes} />
        </Panel>
      ) : !changes.failed && <Loading />}
    </>
  );
}
