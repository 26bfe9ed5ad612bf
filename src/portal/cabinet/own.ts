/** What somebody has: entries of registers in their name, and what institutions keep for them, such as datasets and courses. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { OwnEntry } from '../../kernel/registers/index.ts'
import { formatNumber } from '../../law/format.ts'
import { table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { OwnPlace } from '../institution.ts'
import { tones } from '../registers/index.ts'
import { caseWords } from '../services/case-messages.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'

const entriesPath = '/cabinet/documents#entries'
/** So many entries are listed; how many there are is told. */
const listed = 100

/** In the cabinet: what somebody has, each kind with the way to it. Nothing where they have nothing. */
export async function ownBlock({ registers }: Kernel, { locale, link }: Visit, places: readonly OwnPlace[], actor: Actor): Promise<Content> {
  const kinds = await Promise.all([
    ...places.map(async (place) => ({ ...place, count: await place.count(actor) })),
    registers.own(actor, 1).then(({ total }) => ({ title: words.entries, path: entriesPath, count: total })),
  ])
  const had = kinds.filter(({ count }) => count > 0)
  return had.length > 0 && html`<h2>${words.own[locale]}</h2><ul class="tasks">${had.map(({ title, path, count }) =>
    html`<li><div><a href="${link(path)}">${title[locale]}</a></div><span>${formatNumber(count, locale)}</span></li>`)}</ul>`
}

/** Among the documents: each entry of a register in the name of whoever is here. Nothing where there is none. */
export async function ownEntries({ registers }: Kernel, { locale, link }: Visit, actor: Actor): Promise<Content> {
  const { entries, total } = await registers.own(actor, listed)
  const declared = new Map(registers.declared.map((one) => [one.id, one]))
  return total > 0 && html`<h2 id="entries">${words.entries[locale]} (${formatNumber(total, locale)})</h2>${total > listed && html`<p class="hint">${words.latestEntries(listed)[locale]}</p>`}${table<OwnEntry>(locale, {
    caption: words.entries, captionUnseen: true, rows: entries, columns: [
      { title: words.entry, header: true, cell: ({ number, register, title }) => html`<a href="${link(`/registers/${register}/${number}`)}">${title[locale]}</a>` },
      { title: words.register, cell: ({ register }) => declared.get(register)!.title[locale] },
      { title: caseWords.state, cell: ({ register, state }) => tag(locale, declared.get(register)!.states[state], tones[state]) },
    ],
  })}`
}
