/** The mark, the ring of a yurt seen from below, and the ram's horn ornament: each drawn once, here. */
import { raw } from '../html.ts'
import type { Html } from '../html.ts'

/** Three bows that cross the ring each way, in a square of 32: close together, as they are bound in the real ring. */
const bows = 'M11.6 3Q13.4 16 11.6 29M16 2.2V29.8M20.4 3Q18.6 16 20.4 29M3 11.6Q16 13.4 29 11.6M2.2 16H29.8M3 20.4Q16 18.6 29 20.4'

const drawing = `<circle cx="16" cy="16" r="13.8"/><path d="${bows}"/>`

/** The mark in the colour of the text around it. It has no name of its own: the words beside it say what it is. */
export const mark: Html = raw(`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">${drawing}</svg>`)

/** The poles of the yurt that lean on the ring, seen from below: as many as a large yurt has. */
const poles = Array.from({ length: 64 }, (_, i) => {
  const angle = (i + 0.5) * Math.PI / 32
  const at = (radius: number): string => `${(16 + radius * Math.cos(angle)).toFixed(2)} ${(16 + radius * Math.sin(angle)).toFixed(2)}`
  return `M${at(14)}L${at(19.5)}`
}).join('')

/** The same drawing large: the sky seen through the ring, the sun in it, and the poles around. */
export const sky: Html = raw(`<svg class="sky" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="poles" d="${poles}"/><circle class="air" cx="16" cy="16" r="13.8"/><circle class="sun" cx="24" cy="8.2" r="1.7"/>${drawing}</svg>`)

const sign = (lines: string): Html => raw(`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${lines}"/></svg>`)

/** The signs of the places that a thumb reaches on a phone; the word below each says what it is. */
export const signs = {
  home: sign('M3.5 11L12 3.8L20.5 11M6 9.5V20H18V9.5'),
  search: sign('M10.5 4A6.5 6.5 0 1 0 10.5 17A6.5 6.5 0 1 0 10.5 4M15.3 15.3L20.5 20.5'),
  services: sign('M4 6H5M9 6H20M4 12H5M9 12H20M4 18H5M9 18H20'),
  cabinet: sign('M12 4A4 4 0 1 0 12 12A4 4 0 1 0 12 4M4 20.5C5 16.5 8 15 12 15S19 16.5 20 20.5'),
} as const

/** The mark as a file of its own, for tabs and bookmarks. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0079a1" stroke-width="2.2" stroke-linecap="round">${drawing.replace('<circle', '<circle stroke-width="3"')}</g></svg>`

/** Half of the horns: one spiral out of the stem. */
const horn = 'M40 38V20C40 8 31 3 23 4C13 5.3 8 13 11 20C13.5 26 22 27 25 21.5C27 17.5 23 13.5 19.5 16M40 30C34 30 30 32 27 36'

/** Қошқар мүйіз: where paper would have it, and nowhere else. */
export const ornament: Html = raw(`<svg class="ornament" viewBox="0 0 80 40" aria-hidden="true" focusable="false"><path d="${horn}"/><path d="${horn}" transform="matrix(-1 0 0 1 80 0)"/></svg>`)

/** The certificate's border, for `border-image`: corners of 30 and edges of 30, horns that look outward between two lines. */
export const border = (() => {
  const edge = '<path d="M0 27H30M0 3.5H30M15 27V17C15 10 10.5 7.5 7 9.5C3.5 12 5 16.5 8.5 16M15 17C15 10 19.5 7.5 23 9.5C26.5 12 25 16.5 21.5 16"/>'
  const corner = '<path d="M30 3.5H3.5V30M30 27H27V30M27 27L17 17C11 11 14 6.5 18 7.5C21.5 8.5 21 12.5 18 12.5M17 17C11 11 6.5 14 7.5 18C8.5 21.5 12.5 21 12.5 18"/>'
  const sides = [0, 90, 180, 270].map((turn) => `<g transform="rotate(${turn} 45 45)">${corner}<g transform="translate(30)">${edge}</g></g>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" viewBox="0 0 90 90"><g fill="none" stroke="#1f86a3" stroke-width="1.4" stroke-linecap="round">${sides}</g></svg>`
})()
