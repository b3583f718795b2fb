/** Words in the reader's language. A word that is missing is shown by its key. */
import { Store, useStore } from '../store';
import { alertWords } from './alerts';
import { coachingWords } from './coaching';
import { countedWords } from './counted';
import { auditWords } from './audit';
import { keepingWords } from './keeping';
import { deskWords } from './desk';
import { definitions } from './definitions';
import { eventWords } from './events';
import { needsWords } from './needs';
import { pageWords } from './pages';
import { pastWords } from './past';
import { planningWords } from './planning';
import { policyWords } from './policy';
import { problemWords } from './problems';
import { reasonWords } from './reasons';
import { reportWords } from './reports';
import { ruleWords } from './rules';
import { shellWords } from './shell';
import { stateWords } from './states';
import { teamWords } from './teams';
import { watchWords } from './watching';
import { webhookWords } from './webhooks';
import { whatIfWords } from './whatif';

export type Words = Record<string, [en: string, zh: string]>;
export type Language = 'en' | 'zh';

const words: Words = { ...shellWords, ...pageWords, ...deskWords, ...ruleWords, ...teamWords, ...reportWords, ...stateWords, ...eventWords, ...whatIfWords, ...alertWords, ...planningWords, ...countedWords, ...reasonWords, ...webhookWords, ...auditWords, ...keepingWords, ...pastWords, ...coachingWords, ...policyWords, ...needsWords, ...problemWords, ...watchWords, ...definitions };
const KEPT = 'routing.language';

const first = (): Language => (localStorage.getItem(KEPT) as Language | null) ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

export const language = new Store<Language>(first());
export const useLanguage = () => useStore(language);

export function speak(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  language.set(chosen);
}

export function t(key: string, ...values: (string | number)[]): string {
  const found = words[key];
  if (!found) return key;
  // In one pass, and by a function: what is put in may have braces or `$&` of its own.
  return found[language.value === 'zh' ? 1 : 0].replace(/\{(\d+)\}/g, (place, at: string) => String(values[Number(at)] ?? place));
}

/** A word of the API (a state, a reason) as people say it; one that has no translation is shown as it is. */
export const word = (kind: string, value: string | null | undefined) => (value ? (words[`${kind}.${value}`] ? t(`${kind}.${value}`) : value) : '–');
