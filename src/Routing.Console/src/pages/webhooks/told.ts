/** A secret that the server made: it tells it once, so it is held until another page is looked at. */
export interface Told { id: string; secret: string }

export const NEW = '~new';
