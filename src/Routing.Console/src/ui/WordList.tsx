import { useEffect, useState } from 'preact/hooks';

export const wordsOf = (typed: string) => typed.split(/[,，、;；]/).map((word) => word.trim()).filter(Boolean);

const same = (one: unknown[], other: unknown[]) => one.length === other.length && one.every((word, at) => String(word) === String(other[at]));

/** Words with commas between; what is typed stays as it is typed while it means the same. */
export function WordList({ value, set }: { value: unknown[]; set: (words: string[]) => void }) {
  const [typed, type] = useState(value.join(', '));
  useEffect(() => {
    if (!same(wordsOf(typed), value)) type(value.join(', '));
  }, [value.join()]);
  return <input value={typed} spellcheck={false} onInput={(input) => { type(input.currentTarget.value); set(wordsOf(input.currentTarget.value)); }} />;
}
