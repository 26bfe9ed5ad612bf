/** The mark, the ring of a yurt seen from below, and the ram's horn ornament: each drawn once, here. */
import { raw } from '../html.ts'
import type { Html } from '../html.ts'

/** Three bows that cross the ring each way, in a square of 32. */
const bows = 'M10.6 3.2Q8.4 16 10.6 28.8M16 2.2V29.8M21.4 3.2Q23.6 16 21.4 28.8M3.2 10.6Q16 8.4 28.8 10.6M2.2 16H29.8M3.2 21.4Q16 23.6 28.8 21.4'

const drawing = `<circle cx="16" cy="16" r="13.8"/><path d="${bows}"/>`

/** The mark in the colour of the text around it. It has no name of its own: the words beside it say what it is. */
export const mark: Html = raw(`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">${drawing}</svg>`)

/** The same drawing large, with the sky seen through the ring and the sun in it. */
export const sky: Html = raw(`<svg class="sky" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle class="air" cx="16" cy="16" r="13.8"/><circle class="sun" cx="19.6" cy="12.4" r="2.1"/>${drawing}</svg>`)

/** The mark as a file of its own, for tabs and bookmarks. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0079a1" stroke-width="2.2" stroke-linecap="round">${drawing.replace('<circle', '<circle stroke-width="3"')}</g></svg>`

/** Half of the horns: one spiral out of the stem. */
const horn = 'M40 38V20C40 8 31 3 23 4C13 5.3 8 13 11 20C13.5 26 22 27 25 21.5C27 17.5 23 13.5 19.5 16M40 30C34 30 30 32 27 36'

/** Қошқар мүйіз: where paper would have it, and nowhere else. */
export const ornament: Html = raw(`<svg class="ornament" viewBox="0 0 80 40" aria-hidden="true" focusable="false"><path d="${horn}"/><path d="${horn}" transform="matrix(-1 0 0 1 80 0)"/></svg>`)
