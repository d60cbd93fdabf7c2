/** Where what can be made again is kept, outside the checkout. */
export function cacheFolder(): string;
