import { useMemo, useState } from 'preact/hooks';
import { number } from '../../format';
import { agents } from '../../live/board';
import { useAgents } from '../../live/hooks';
import type { Agent } from '../../live/types';
import { pathTo } from '../../route';
import { t } from '../../text/text';
import { Button, Empty, Failed, Loading, means, Panel } from '../../ui/basics';
import { saveCsv } from '../../ui/save';

const MOST_SKILLS = 24;
const MOST_AGENTS = 300;

/** Who can do what, and how well, against peers. */
export function SkillMatrix() {
  const { items, read, failed } = useAgents();
  const matrix = useMemo(() => build([...items.values()]), [items]);
  const walk = useWalk();
  const save = () => saveCsv('skills', [['agent', ...matrix.skills.map((skill) => skill.name)], ...matrix.agents.map((agent) => [agent.id, ...matrix.skills.map((skill) => agent.skills[skill.name] ?? null)])]);
  if (failed && !read) return <Failed failure={failed} again={agents.again} />;
  if (!read) return <Loading />;
  return (
    <Panel title={t('reports.skills')} side={<Button onClick={save}>{t('export.csv')}</Button>}>
      {matrix.skills.length === 0 ? <Empty title={t('reports.skills.none')} /> : (
        <>
          <p class="quiet">{t('reports.skills.hint')}</p>
          <div class="scroll" tabIndex={0} role="region" aria-label={t('reports.skills')}>
            <table class="heat" onKeyDown={walk.move}>
              <thead><tr><th scope="col">{t('agents.agent')}</th>{matrix.skills.map((skill) => <th key={skill.name} scope="col">{skill.name}</th>)}</tr></thead>
              <tbody>{matrix.agents.map((agent, row) => (
                <tr key={agent.id}><th scope="row"><a href={pathTo('agents', agent.id)}>{agent.name || agent.id}</a></th>{matrix.skills.map((skill, column) => {
                  const level = agent.skills[skill.name];
                  return <td key={skill.name} tabIndex={walk.stop(row + 1, column + 1)} class={level ? `h${level}` : ''} data-tip={level ? t('reports.skills.peer', agent.name || agent.id, skill.name, level, number(skill.mean, 1), skill.count) : undefined}>{level ?? ''}{level && level > skill.mean + 1 ? <sup aria-hidden="true">▲</sup> : ''}</td>;
                })}</tr>
              ))}</tbody>
              <tfoot><tr><th scope="row">{t('reports.skills.mean')}</th>{matrix.skills.map((skill, column) => <td key={skill.name} tabIndex={walk.stop(matrix.agents.length + 1, column + 1)} {...means('skillMean')}>{number(skill.mean, 1)}</td>)}</tr></tfoot>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}

const STEPS: Record<string, [down: number, right: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** One cell is in the way of the tab key; arrows lead from it to the others, whose tips then show. */
function useWalk() {
  const [at, set] = useState<[number, number]>([1, 1]);
  const move = (key: KeyboardEvent) => {
    const cell = (key.target as Element).closest('td');
    const step = STEPS[key.key];
    if (!cell || !step) return;
    key.preventDefault();
    const row = cell.parentElement as HTMLTableRowElement;
    const [down, right] = [row.rowIndex + step[0], cell.cellIndex + step[1]];
    const next = row.closest('table')!.rows[down]?.cells[right];
    if (next?.tagName !== 'TD') return;
    set([down, right]);
    next.focus();
  };
  return { move, stop: (row: number, column: number) => (row === at[0] && column === at[1] ? 0 : -1) };
}

function build(all: Agent[]) {
  const levels = new Map<string, number[]>();
  for (const agent of all) for (const [skill, level] of Object.entries(agent.skills)) levels.set(skill, [...(levels.get(skill) ?? []), level]);
  const skills = [...levels].map(([name, of]) => ({ name, count: of.length, mean: of.reduce((a, b) => a + b, 0) / of.length })).sort((a, b) => b.count - a.count).slice(0, MOST_SKILLS);
  return { skills, agents: all.filter((agent) => Object.keys(agent.skills).length > 0).sort((a, b) => (a.name || a.id).localeCompare(b.name || b.id)).slice(0, MOST_AGENTS) };
}
