/**
 * The wall screen of whoever coordinates: what is late, what is blocked, the next meeting and three figures, in letters that are read from five metres.
 *
 * Promises: it renews itself every minute without a script, asks for nothing, prints on one page, and tells only what everybody may know. Never: scrolls at 1920 × 1080.
 */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatDuration, formatInstant, formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { html, type Html, kept, page, route, type Route, type Visit } from '../../../portal/index.ts'
import { type Coordinated, told } from '../meetings/index.ts'
import { institution } from '../parts.ts'
import { faultWords } from '../plan/index.ts'
import { words } from './messages.ts'
import { nextMeeting } from './next-meeting.ts'
import { type Counted, type OnWall, wallOf } from './told.ts'

export const wallPath = '/strategy/wall'
export { words as wallWords } from './messages.ts'

/** Seconds after which the screen asks again, and things that fit into a column. */
const [pace, most] = [60, 3]

export function wallRoute(kernel: Kernel, coordinated: Coordinated, procedures: readonly string[]): Route {
  const { zone } = kernel.country.calendar
  const next = kept(kernel.now, () => nextMeeting(kernel, procedures, dayOf(kernel.now(), zone)))
  return route({
    method: 'GET', path: wallPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale } = visit
      const today = dayOf(kernel.now(), zone)
      const [known, met, meeting] = await Promise.all([told(coordinated), coordinated.meetings(), next()])
      const wall = wallOf(known, today)
      const last = [...met.commission, ...met.council].map(({ heldOn }) => heldOn).toSorted().at(-1)
      return page({
        visit, title: words.title, current: institution, width: 'screen', headers: { refresh: String(pace) },
        body: html`<h1>${words.title[locale]} <small>${words.asOf(formatInstant(kernel.now(), locale, zone))[locale]}</small></h1><dl class="counts">${
          count(visit, words.measures, wall.measures)}${count(visit, words.indicators, wall.indicators)}${count(visit, words.instructions, wall.instructions)}</dl><div class="columns">${
          column(visit, 'late', words.late, wall.late, words.nothingLate)}${column(visit, 'blocked', words.blocked, wall.blocked, words.nothingBlocked)}<section><h2>${words.meeting[locale]}</h2>${
          meeting === undefined ? html`<p class="big">${words.noMeeting[locale]}</p>` : html`<p class="big">${formatDay(meeting.day, locale)}</p><p>${meeting.title[locale]}</p>`}<p>${words.items(wall.agenda)[locale]}</p><p>${
          (last === undefined ? words.noLast : words.last(formatDay(last, locale)))[locale]}</p></section></div>`,
      })
    },
  })
}

const count = ({ locale }: Visit, title: Text, { part, whole }: Counted): Html =>
  html`<div><dt>${title[locale]}</dt><dd>${(whole === 0 ? words.none : words.of(formatNumber(part, locale), formatNumber(whole, locale)))[locale]}</dd></div>`

const column = ({ locale }: Visit, id: 'late' | 'blocked', title: Text, things: readonly OnWall[], none: Text): Html => html`<section class="${id}"><h2>${title[locale]}${things.length > 0 && html` <b>${formatNumber(things.length, locale)}</b>`}</h2>${
  things.length === 0 ? html`<p class="big">${none[locale]}</p>` : html`<ul>${things.slice(0, most).map(({ name, fault, days, waitsFor }) => html`<li><p>${name[locale]}</p><small>${faultWords[fault][locale]}${
    days !== undefined && html`: <b>${formatDuration({ unit: 'day', count: days }, locale)}</b>`}${waitsFor && html`: <b>${waitsFor[locale]}</b>`}</small></li>`)}</ul>${things.length > most && html`<p>${words.more(things.length - most)[locale]}</p>`}`}</section>`
