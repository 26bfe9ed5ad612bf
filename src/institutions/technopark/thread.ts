/** The thread of residents: organisation, decision and case, linked as the acts happen, and drawn on the resident's page. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import type { Reached, Thing } from '../../kernel/lineage/index.ts'
import { same, type Locale } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { attributes, html, type Html, type Visit } from '../../portal/index.ts'
import { relations, words } from './messages.ts'
import { decisionPaths } from './parts.ts'
import type { Technopark } from './terms.ts'

export const organisationThing = (id: string): string => `organisation:${id}`

const issued = z.object({ case: z.string(), procedure: z.string(), decision: z.string() })

/**
 * Follows the journal: each decision that gives, takes or upholds residency is entered with the case it was taken in and the
 * organisation it concerns. Refusals are not entered: the thread is public, and a refusal is nobody else's business.
 */
export function threadWork({ journal, decisions, lineage, parties, cases }: Kernel, { credential }: Technopark): void {
  journal.subscribe('technopark.thread', {
    types: ['case.issued'],
    async handle(tx, { subject, body }) {
      const entry = issued.safeParse(body)
      if (!entry.success || !entry.data.procedure.startsWith('technopark.')) return
      const record = (await decisions.findIn(tx, entry.data.decision))?.record
      const about = record?.about === undefined ? undefined : (await decisions.findIn(tx, record.about))?.record
      const bin = record?.holder.organisation?.bin
      const organisation = bin === undefined ? undefined : await parties.organisation({ bin })
      if (!record || !organisation || (record.credentialType !== credential && about?.credentialType !== credential)) return
      const decision = `decision:${record.id}`
      const procedure = cases.procedures.find(({ id }) => id === record.procedure)?.title ?? same(record.procedure)
      const number = entry.data.case
      await lineage.put(tx, { id: subject, kind: 'case', title: { kk: `№ ${number} іс: ${procedure.kk}`, ru: `Дело № ${number}: ${procedure.ru}`, en: `Case ${number}: ${procedure.en}` } })
      await lineage.put(tx, {
        id: decision, kind: 'decision', path: decisionPaths.page(record.number),
        title: inEveryLanguage((locale) => `${record.number}: ${record.title[locale]}`),
      })
      await lineage.put(tx, { id: organisationThing(organisation.id), kind: 'organisation', title: same(organisation.name), path: `/technopark/residents/${organisation.bin}` })
      await lineage.link(tx, decision, subject, 'decided in')
      await lineage.link(tx, organisationThing(organisation.id), decision, 'status by')
      if (about) await lineage.link(tx, decision, `decision:${about.id}`, 'about')
    },
  })
}

const column = 250
const row = 76
const box = { width: 206, height: 52 }
/** Letters that fit into a box. */
const most = 26

/** The thread as a picture, for the eye only, and as a list that says all of it. Sources stand to the left. */
export function drawThread({ locale, link }: Visit, thing: Thing, reached: readonly Reached[]): Html {
  const columns = Map.groupBy([{ ...thing, distance: 0, by: '', relation: '' }, ...reached], ({ distance }) => distance)
  const deepest = Math.max(...columns.keys())
  const tallest = Math.max(...[...columns.values()].map((things) => things.length))
  const places = new Map([...columns].flatMap(([distance, things]) => things.map((one, i) =>
    [one.id, { x: (deepest - distance) * column + 2, y: i * row + 2 + ((tallest - things.length) * row) / 2 }] as const)))
  const width = deepest * column + box.width + 4
  const height = tallest * row - (row - box.height) + 4
  return html`<div class="scroll" role="region" aria-label="${words.thread[locale]}" tabindex="0"><svg role="img" aria-label="${words.threadHint[locale]}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="thread">${reached.map(({ id, by }) => {
    const [from, to] = [places.get(id), places.get(by)]
    return from && to && html`<path${attributes({
      d: `M${from.x + box.width} ${from.y + box.height / 2}C${from.x + box.width + 24} ${from.y + box.height / 2} ${to.x - 24} ${to.y + box.height / 2} ${to.x} ${to.y + box.height / 2}`, 'stroke-width': 1.5 })}/>`
  })}${[...columns.values()].flat().map((one) => node(locale, one, places.get(one.id) ?? { x: 0, y: 0 }))}</svg></div><ol class="timeline">${
    reached.toReversed().map((one) => item(locale, link, one, [thing, ...reached].find(({ id }) => id === one.by)))}<li class="now"><p class="title">${thing.title[locale]}</p></li></ol>`
}

/** A box with what fits into it; the list has the whole title. Titles begin with what they are, up to the colon. */
function node(locale: Locale, { kind, title }: Pick<Thing, 'kind' | 'title'>, { x, y }: { readonly x: number; readonly y: number }): Html {
  const [first = '', ...rest] = title[locale].split(': ')
  const lines = [first, rest.join(': ')].filter((line) => line !== '').map((line) => (line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line))
  return html`<rect${attributes({ x, y, width: box.width, height: box.height, rx: 6, 'stroke-width': kind === 'decision' ? 3 : 1.5 })}/>${lines.map((line, i) =>
    html`<text${attributes({ x: x + 12, y: y + (lines.length === 1 ? 31 : 22 + i * 18), 'font-size': i === 0 ? 14 : 12.5, fill: 'currentColor', stroke: 'none' })}>${line}</text>`)}`
}

const item = (locale: Locale, link: Visit['link'], { title, path, relation }: Reached, of: Thing | undefined): Html =>
  html`<li><p class="title">${path === undefined ? title[locale] : html`<a href="${link(path)}">${title[locale]}</a>`}</p>${
    of && html`<p class="hint">${of.title[locale]}: ${relations[relation]?.[locale] ?? relation}</p>`}</li>`

