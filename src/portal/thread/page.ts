/** The page of the thread: any thing, both ways, on any day, with what would follow if it were taken back. Works without a script: the day stands in the address. */
import type { Kernel } from '../../kernel/index.ts'
import type { SeenThing, SeenThread } from '../../kernel/thread/index.ts'
import { type Day, dayOf, isDay } from '../../law/time.ts'
import type { Text } from '../../law/text.ts'
import { formatDay, formatNumber } from '../../law/format.ts'
import { definitionList, emptyState, field, notice, thread, threadLink, threadPath, threadWords } from '../components/index.ts'
import { kept } from '../face/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { asset } from '../look/assets.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { countedPath } from '../record/indicators.ts'
import { indicatorWords } from '../record/messages.ts'
import { words } from './messages.ts'
import { readerIn } from '../reader.ts'

const path = '/thread'

/** By which the search of the site finds it. */
export const threadFound = { path, title: words.title, about: words.lead }

/** Days of change that are listed, those that the slider stops at, and things that would follow. */
const [mostDays, mostStops, mostFollowing] = [24, 200, 100]
/** Longer names are of nothing. */
const longestName = 300
const crumb = { title: words.title, path }

/** Who tells an example on the first page, followed from a thing to a figure. */
interface Telling { followed?(): Promise<{ readonly of?: string; readonly steps: readonly { readonly what: Text; readonly title: Text; readonly path: string }[] } | undefined> }

/** `faces`: who tells an example, followed from a thing to a figure. */
export function threadRoute(kernel: Kernel, faces: readonly Telling[]): Route {
  const examples = kept(kernel.now, () => kernel.threads.examples())
  return route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, url } = visit
      const asked = (url.searchParams.get('of') ?? '').trim().slice(0, longestName)
      if (asked === '') return page({ visit, title: words.title, width: 'wide', body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${search(visit, '')}${toTry(visit, await examples())}${await example(visit, faces)}${rule(visit)}` })
      const today = dayOf(kernel.now(), kernel.country.calendar.zone)
      const said = (url.searchParams.get('on') ?? '').trim().replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
      const wrong = said === '' ? undefined : !isDay(said) ? words.badDay : said > today ? words.tomorrow : undefined
      const on = wrong === undefined && said !== '' && said !== today ? said as Day : undefined
      const seen = await found(kernel, visit, asked, on)
      if (seen === undefined) {
        return page({ visit, title: words.title, width: 'wide', status: 404, breadcrumbs: [crumb], body: html`<h1>${words.title[locale]}</h1>${emptyState(locale, { title: words.none, body: words.noneHint[locale] })}${search(visit, asked)}${rule(visit)}` })
      }
      const title = words.of(seen.thing.title[locale])[locale]
      const [reaches, figures] = [seen.reaches(), await seen.figures()]
      const marks = on === undefined ? await kernel.takenBack.of(seen.thing.id) : []
      const told = marksOf(visit, seen, marks)
      return page({
        visit, title: words.title, width: 'wide', breadcrumbs: [crumb], error: wrong !== undefined, headExtra: seen.days.length > 0 && html`<script type="module" src="${asset('days.js')}"></script>`,
        body: html`<h1>${title}</h1>${definitionList(locale, [
          { term: words.kind, value: seen.called[locale] }, ...seen.began === undefined ? [] : [{ term: words.began, value: formatDay(seen.began, locale) }],
          ...seen.thing.path === undefined ? [] : [{ term: words.page, value: html`<a href="${visit.link(seen.thing.path)}">${seen.thing.title[locale]}</a>` }],
        ])}${seen.thing.kind === 'indicator' && html`<p><a href="${visit.link(countedPath(seen.thing.id.slice('indicator:'.length)))}">${indicatorWords.counted[locale]}</a></p>`}<div id="taken-back" data-day>${told.length > 0 && notice(locale, { kind: 'warning', title: words.already, body: html`<ul>${told}</ul>` })}</div><h2 id="when">${words.when[locale]}</h2>${
          slider(visit, seen, on, today)}<div id="other-day" data-day>${whenForm(visit, seen, { on, today, said, wrong })}</div><div id="that-day" data-day>${drawn(visit, seen, on, figures)}</div><div id="taken-if" data-day>${following(visit, reaches, figures)}</div>${rule(visit)}`,
      })
    },
  })
}

/** By its id on the thread, or the number of an entry or a decision. */
async function found({ threads, decisions }: Kernel, visit: Visit, asked: string, on: Day | undefined): Promise<SeenThread | undefined> {
  const reader = readerIn(visit)
  const here = await threads.of(reader, asked, on) ?? await threads.of(reader, `entry:${asked}`, on)
  if (here !== undefined || asked.includes(':')) return here
  const decision = await decisions.find(asked)
  return decision && threads.of(reader, `decision:${decision.record.id}`, on)
}

const search = ({ locale, link }: Visit, value: string): Html => html`<h2>${words.look[locale]}</h2><form method="get" action="${link(path)}">${
  field(locale, { kind: 'input', name: 'of', label: words.number, hint: words.numberHint }, { values: { of: value } })}<div class="actions"><button class="button">${words.find[locale]}</button></div></form>`

async function example({ locale, link }: Visit, faces: readonly Telling[]): Promise<Html | undefined> {
  const told = (await Promise.all(faces.map((face) => face.followed?.()))).find((one) => one !== undefined)
  return told && html`<h2>${words.example[locale]}</h2><ol class="timeline">${told.steps.map(({ what, title, path: at }) => html`<li><p class="title"><a href="${link(at)}">${title[locale]}</a></p><p class="hint">${what[locale]}</p></li>`)}</ol>${told.of !== undefined && threadLink({ locale, link }, told.of)}`
}

/** Threads to begin with, which are there. */
const toTry = ({ locale, link }: Visit, things: Awaited<ReturnType<Kernel['threads']['examples']>>): Html | undefined => (things.length === 0 ? undefined
  : html`<h2>${words.toTry[locale]}</h2><ul>${things.map(({ thing, called }) => html`<li><a href="${link(threadPath(thing.id))}">${thing.title[locale]}</a> <span class="hint">${called[locale]}</span></li>`)}</ul>`)

const rule = ({ locale }: Visit): Html => html`<details><summary>${words.rule[locale]}</summary><p>${words.ruleText[locale]}</p></details>`

/** Why it should no longer be used: of what it rests on by name only what this reader is told, and of what is held back that there is something; of what nobody is told of, nothing. */
function marksOf({ locale }: Visit, { thing, sources, restsOnHeldBack }: SeenThread, marks: Awaited<ReturnType<Kernel['takenBack']['of']>>): readonly Html[] {
  const told = new Set([thing.id, ...sources.map(({ id }) => id)])
  const open = marks.filter(({ source }) => told.has(source))
  return [...open.map(({ title, reason }) => html`<li>${title[locale]}: ${reason[locale]}</li>`), ...(marks.some(({ source }) => restsOnHeldBack(source)) ? [html`<li>${words.somethingHeld[locale]}</li>`] : [])]
}

/**
 * The days of change as a slider, which moves what is drawn and listed; hidden without a script, and where there is but one day to stand on. The day that was asked for is a stop
 * too, so that it always names the day it stands on.
 */
function slider({ locale }: Visit, { days }: SeenThread, on: Day | undefined, today: Day): Html | undefined {
  const here = on ?? today
  const stops = [...new Set([...days.filter((day) => day < today).slice(-mostStops), here, today])].toSorted()
  if (stops.length < 2) return undefined
  const named = (day: Day): string => (day === today ? words.todayIs(formatDay(day, locale))[locale] : formatDay(day, locale))
  return html`<div class="field" hidden><label for="days">${words.slider[locale]}</label><p class="hint" id="days-hint">${words.sliderHint[locale]}</p><input type="range" id="days" list="stops" autocomplete="off"${attributes({
    min: 0, max: stops.length - 1, value: stops.indexOf(here), 'aria-valuetext': named(here), 'aria-describedby': 'days-hint' })}><datalist id="stops">${
    stops.map((day, i) => html`<option value="${i}" label="${named(day)}" data-on="${day === today ? '' : day}"></option>`)}</datalist><p><b>${named(here)}</b></p><p class="error" role="status" data-broken="${words.sliderBroken[locale]}"></p></div>`
}

/** The day as a form, and as the days on which anything changed, with the ways to the one before and the one after. */
function whenForm({ locale, link, url }: Visit, { thing, days }: SeenThread, { on, today, said, wrong }: { readonly on: Day | undefined; readonly today: Day; readonly said: string; readonly wrong: typeof words.badDay | undefined }): Html {
  const at = (day: Day | undefined): string => link(`${threadPath(thing.id)}${day === undefined ? '' : `&on=${day}`}`)
  const here = on ?? today
  const [before, after] = [days.findLast((day) => day < here), days.find((day) => day > here)]
  return html`<form method="get" action="${url.pathname}#when"><input type="hidden" name="of" value="${thing.id}">${
    field(locale, { kind: 'date', name: 'on', label: words.day, hint: words.dayHint }, { values: { on: said === '' ? today : said }, ...(wrong && { problems: [{ field: 'on', text: wrong }] }) })}<div class="actions"><button class="button quiet">${words.find[locale]}</button>${
    before !== undefined && html`<a rel="prev" href="${at(before)}#when">← ${words.earlier[locale]}: ${formatDay(before, locale)}</a>`}${after !== undefined && html`<a rel="next" href="${at(after)}#when">${words.later[locale]}: ${formatDay(after, locale)} →</a>`}${
    on !== undefined && html`<a href="${at(undefined)}#when">${words.today[locale]}</a>`}</div></form>${days.length > 1 && html`<p>${words.changed[locale]}: ${days.slice(-mostDays).map((day, i) => [i > 0 && ' · ', day === on
    ? html`<b aria-current="date">${formatDay(day, locale)}</b>` : html`<a href="${at(day)}#when">${formatDay(day, locale)}</a>`])}</p>`}`
}

function drawn(visit: Visit, { thing, began, sources, made, cut }: SeenThread, on: Day | undefined, figures: readonly SeenThing[]): Html {
  const { locale } = visit
  const heading = on === undefined ? undefined : html`<p role="status"><b>${words.asOf(formatDay(on, locale))[locale]}</b></p>`
  if (on !== undefined && began !== undefined && began > on) return html`${heading}<p>${words.notYet[locale]}</p>`
  if (sources.length + made.length + figures.length === 0) return html`${heading}<p>${words.alone[locale]}</p>`
  return html`${heading}${thread(visit, { title: words.title, hint: words.picture, thing, sources, made: [...made, ...figures].toSorted((a, b) => a.distance - b.distance), whole: true })}${cut && html`<p class="hint">${words.cut[locale]}</p>`}`
}

function following({ locale, link }: Visit, reaches: readonly SeenThing[], figures: readonly SeenThing[]): Html {
  const named = (one: SeenThing): Html => html`<li>${one.heldBack ? threadWords.heldBack(one.called)[locale] : one.path === undefined ? one.title[locale] : html`<a href="${link(one.path)}">${one.title[locale]}</a>`} <span class="hint">${
    one.heldBack ? one.heldBack[locale] : one.called[locale]}</span></li>`
  const counted = figures.filter(({ relation }) => relation === 'counted in')
  return html`<h2>${words.if[locale]}</h2>${reaches.length === 0 ? html`<p>${words.ifNothing[locale]}</p>` : html`<p>${words.ifLead[locale]}</p><ul>${reaches.slice(0, mostFollowing).map(named)}</ul>${
    reaches.length > mostFollowing && html`<p class="hint">${words.more(formatNumber(reaches.length - mostFollowing, locale))[locale]}</p>`}`}${counted.length > 0 && html`<p>${words.counted[locale]}</p><ul>${counted.map(named)}</ul>`}`
}
