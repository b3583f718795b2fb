/** The way to each page that the key may see. */
import { useEffect, useRef } from 'preact/hooks';
import { pages } from './pages/pages';
import { pathTo, useQuery, usePlace } from './route';
import { leave, session } from './session';
import { useStore } from './store';
import { language, speak, t } from './text/text';
import { theme, toggleTheme } from './theme';
import { Icon } from './ui/Icon';

export function Nav() {
  const place = usePlace();
  const { caller } = useStore(session);
  const dark = useStore(theme) === 'dark';
  const [wall, setWall] = useQuery('wall');
  const mine = pages.filter((page) => page.roles.some((role) => caller!.roles.includes(role)));
  const now = place.page || mine[0]?.name;
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the pages lie in one row, wider than the screen.
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) list.current!.scrollLeft = link.offsetLeft - (list.current!.clientWidth - link.offsetWidth) / 2;
  }, [now, language.value]);
  return (
    <header class="nav">
      <a class="brand" aria-label="Routing.Actors" href={pathTo(mine[0]?.name ?? '')}><Icon name="brand" /><span>Routing<b>.Actors</b></span></a>
      <nav ref={list} aria-label={t('nav.label')}>
        <ul>{mine.map((page) => <li key={page.name}><a href={pathTo(page.name)} aria-current={now === page.name ? 'page' : undefined}><Icon name={page.name} /><span>{t(`nav.${page.name}`)}</span></a></li>)}</ul>
      </nav>
      <div class="nav-foot">
        <p class="who">{caller!.usesKey ? [caller!.agent, caller!.roles.join(', ')].filter(Boolean).join(' · ') : t('role.open')}</p>
        <div class="nav-tools">
          <button type="button" class="icon" aria-label={t('theme.toggle')} data-tip={t('theme.toggle')} onClick={toggleTheme}><Icon name={dark ? 'sun' : 'moon'} /></button>
          <button type="button" class="icon text" aria-label={t('language.label')} data-tip={t('language.label')} onClick={() => speak(language.value === 'zh' ? 'en' : 'zh')}>{language.value === 'zh' ? 'EN' : '中'}</button>
          <button type="button" class="icon" aria-pressed={wall !== ''} aria-label={t(wall ? 'wall.leave' : 'wall.enter')} data-tip={t(wall ? 'wall.leave' : 'wall.enter')} onClick={() => setWall(wall ? '' : '1')}><Icon name="wall" /></button>
          <a class="icon" href="/docs" target="_blank" rel="noopener" aria-label={t('nav.docs')} data-tip={t('nav.docs')}><Icon name="docs" /></a>
          {caller!.usesKey && <button type="button" class="icon" aria-label={t('sign.out')} data-tip={t('sign.out')} onClick={leave}><Icon name="out" /></button>}
        </div>
      </div>
    </header>
  );
}
