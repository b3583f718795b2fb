/** Light or dark: as the system has it until somebody chooses. */
import { Store } from './store';

const KEPT = 'routing.theme';
type Theme = 'light' | 'dark';

const ofSystem = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export const theme = new Store<Theme>((localStorage.getItem(KEPT) as Theme | null) ?? ofSystem());

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.value;
}

export function toggleTheme(): void {
  theme.set(theme.value === 'dark' ? 'light' : 'dark');
  localStorage.setItem(KEPT, theme.value);
  applyTheme();
}
