import type { Words } from './text';

export const reportWords: Words = {
};
