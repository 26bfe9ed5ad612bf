/** axe-core, as a script for a page whose every part it is to read. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What lies below the screen is laid out when somebody comes to it, and axe reads a page at once: it would measure boxes that are not there yet. */
const whole = '{ const sheet = new CSSStyleSheet(); sheet.replaceSync("* { content-visibility: visible !important }"); document.adoptedStyleSheets.push(sheet) }'

export const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};${whole}`
