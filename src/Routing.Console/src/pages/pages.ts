/** The pages, whom they are for, in the order of the navigation; the first that a key may see is where it comes to. */
import type { ComponentType } from 'preact';
import type { Role } from '../session';
import { session } from '../session';
import { Agents } from './agents/Agents';
import { Contacts } from './contacts/Contacts';
import { Desk } from './desk/Desk';
import { Queues } from './queues/Queues';
import { later } from './later';
import { Rules } from './rules/Rules';
import { Wallboard } from './wallboard/Wallboard';

export interface Page { name: string; roles: Role[]; show: ComponentType<{ about: string | null }> }

export const pages: Page[] = [
  { name: 'wallboard', roles: ['supervisor', 'admin'], show: Wallboard },
  { name: 'agents', roles: ['supervisor', 'admin'], show: Agents },
  { name: 'contacts', roles: ['supervisor', 'admin', 'gateway', 'auditor'], show: Contacts },
  { name: 'desk', roles: ['agent'], show: Desk },
  { name: 'queues', roles: ['supervisor', 'admin'], show: Queues },
  { name: 'rules', roles: ['supervisor', 'admin'], show: Rules },
  { name: 'reports', roles: ['supervisor', 'admin'], show: later(() => import('./reports/Reports').then((module) => module.Reports)) },
  { name: 'planning', roles: ['supervisor', 'admin'], show: later(() => import('./planning/Planning').then((module) => module.Planning)) },
  { name: 'coaching', roles: ['supervisor', 'admin'], show: later(() => import('./coaching/Coaching').then((module) => module.CoachingPage)) },
  { name: 'what-if', roles: ['supervisor', 'admin'], show: later(() => import('./whatif/WhatIf').then((module) => module.WhatIf)) },
  { name: 'review', roles: ['supervisor', 'admin'], show: later(() => import('./review/Review').then((module) => module.Review)) },
  { name: 'alerts', roles: ['supervisor', 'admin', 'auditor'], show: later(() => import('./alerts/AlertRules').then((module) => module.AlertRules)) },
  { name: 'webhooks', roles: ['supervisor', 'admin', 'auditor'], show: later(() => import('./webhooks/Webhooks').then((module) => module.Webhooks)) },
  { name: 'audit', roles: ['supervisor', 'admin', 'auditor'], show: later(() => import('./audit/Audit').then((module) => module.Audit)) },
];

export const pageOf = (name: string): Page | undefined =>
  name ? pages.find((page) => page.name === name) : pages.find((page) => page.roles.some((role) => session.value.caller?.roles.includes(role)));
