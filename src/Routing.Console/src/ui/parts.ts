/** Parts of a configuration by path: what is emptied is left out of it, so that the server's own default holds. */
export type Part = Record<string, any>;

/** A list of parts, whatever stands in its place while it is typed by hand. */
export const listOf = (value: unknown): Part[] => (Array.isArray(value) ? value.map((one) => (one !== null && typeof one === 'object' ? one : {})) : []);

export const partAt = (whole: Part, path: string): any => path.split('.').reduce<any>((part, step) => part?.[step], whole);

export function withPart(whole: Part, path: string, value: unknown): Part {
  const [first = '', ...rest] = path.split('.');
  const inner = rest.length ? withPart(whole[first] ?? {}, rest.join('.'), value) : value;
  const isEmpty = inner === undefined || (rest.length > 0 && Object.keys(inner as Part).length === 0);
  if (!isEmpty) return { ...whole, [first]: inner };
  const { [first]: _gone, ...left } = whole;
  return left;
}

/** What was typed, as the server reads it; what is no number stays as typed, and the server says so. */
export const numberOf = (typed: string): number | string | undefined => (typed.trim() === '' ? undefined : Number.isNaN(Number(typed)) ? typed : Number(typed));
