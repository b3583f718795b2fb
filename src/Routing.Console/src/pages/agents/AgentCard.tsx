import type { Agent } from '../../live/types';
import { go, pathTo } from '../../route';
import { t, word } from '../../text/text';
import { means, Panel } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { AgentActions } from './AgentActions';
import { ProfileForm } from './ProfileForm';
import { Queues, Since, Standing, Work } from './columns';

/** One agent, whole: slots, contacts, skills. */
export function AgentCard({ agent }: { agent: Agent }) {
  return (
    <Panel title={agent.name || agent.id} side={<button type="button" class="icon" aria-label={t('close')} onClick={() => go(pathTo('agents'))}>×</button>}>
      <dl class="facts">
        <dt>{t('agents.presence')}</dt><dd><Standing agent={agent} /> <Since at={agent.presenceSince} def="since" /></dd>
        <dt>{t('agents.queues')}</dt><dd>{agent.queues.length ? <Queues of={agent} /> : '–'}</dd>
        <dt>{t('agents.teams')}</dt><dd>{agent.teams.join(', ') || '–'}</dd>
        <dt>{t('agents.languages')}</dt><dd>{agent.languages.join(', ') || '–'}</dd>
        <dt>{t('agents.slots')}</dt>
        <dd><ul class="slots">{agent.slots.map((slot, at) => <li key={at} class={slot.state}><Icon name={slot.channel} label={word('channel', slot.channel)} /> {word('slot', slot.state)}</li>)}</ul></dd>
      </dl>
      <h3>{t('agents.actions')}</h3>
      <AgentActions agent={agent} />
      <h3>{t('agents.work')}</h3>
      {agent.contacts.length ? <Work agent={agent} isCard /> : <p class="quiet">{t('agents.noContacts')}</p>}
      <h3>{t('agents.skills')}</h3>
      <ul class="skills">{Object.entries(agent.skills).sort((a, b) => b[1] - a[1]).map(([skill, level]) => (
        <li key={skill} tabIndex={0} {...means('level')}><span>{skill}</span><div class="meter calm" aria-hidden="true"><i style={{ width: `${level * 10}%` }} /></div><span>{level}</span></li>
      ))}</ul>
      <h3>{t('agents.profile')}</h3>
      <ProfileForm key={agent.id} about={agent.id} />
    </Panel>
  );
}
