/** Line icons, drawn here so that nothing is fetched from elsewhere. */
const paths: Record<string, string> = {
  brand: 'M3 12h5M16 6h5M16 18h5M8 12c5 0 3-6 8-6M8 12c5 0 3 6 8 6',
  wallboard: 'M4 5h16v11H4zM9 20h6M12 16v4',
  agents: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.200M17.500 14.300c2.300.7 3.700 2.600 4 5.700',
  contacts: 'M4 5h16v11H9l-5 4z',
  desk: 'M5 13v-1a7 7 0 0 1 14 0v1M5 13h3v5H6a1 1 0 0 1-1-1zM19 13h-3v5h2a1 1 0 0 0 1-1zM16 18c0 2-1.500 2.500-4 2.500',
  queues: 'M4 6h16M4 12h11M4 18h7',
  rules: 'M6 4v6a4 4 0 0 0 4 4h8M14 10l4 4-4 4M6 14v6',
  reports: 'M5 20V10M12 20V4M19 20v-7',
  'what-if': 'M5 20V9a4 4 0 0 1 4-4h9M14 1l4 4-4 4M12 20v-5a3 3 0 0 1 3-3h4',
  planning: 'M4 6h16v14H4zM4 10h16M9 3v4M15 3v4M8 16l3-3 2 2 3-3',
  coaching: 'M4 20V9M9 20v-7M14 20V6M19 20v-9M3 5l5-2 5 2 7-2',
  review: 'M6 3h12v18H6zM9 17v-3M12 17V9M15 17v-5M9 6h4',
  alerts: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  webhooks: 'M3 8h9l-3-3M3 8l3 3M21 16h-9l3 3M21 16l-3-3',
  audit: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600 19 19M5 19l1.400-1.400M17.600 6.400 19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500Z',
  wall: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  docs: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h7',
  out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  voice: 'M6 3h3l1.500 5-2 1.500a12 12 0 0 0 6 6l1.500-2 5 1.500v3c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2Z',
  chat: 'M4 5h16v11H9l-5 4z',
  email: 'M3 6h18v12H3zM3 7l9 6 9-6',
  ticket: 'M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v10',
  callback: 'M6 3h3l1.500 5-2 1.500a12 12 0 0 0 6 6l1.500-2 5 1.500v3c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2ZM20 3l-5 5M15 4v4h4',
};

export const Icon = ({ name, label }: { name: string; label?: string }) => (
  <svg class="svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}><path d={paths[name] ?? paths.contacts} /></svg>
);
