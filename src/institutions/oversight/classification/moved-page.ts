/** For officers: the systems of a register whose kept class is another one than the law gives today, with the rules that say so. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Facts } from '../../../law/field.ts'
import { dayOf } from '../../../law/time.ts'
import { emptyState, html, page, route, type Route, table } from '../../../portal/index.ts'
import { institution, type OversightDoor, place } from '../parts.ts'
import { compileRegime } from './compile.ts'
import { words } from './messages.ts'
import { differing } from './reclassify.ts'
import type { Regime } from './regime.ts'
import { placed } from './result-page.ts'

/** How a register of systems is read by a law: what its columns answer, and the classes that it keeps. */
export interface ClassifiedRegister {
  readonly register: string
  readonly law: Regime
  /** The offices that see what moved. */
  readonly roles: readonly string[]
  facts(values: Facts): Facts
  classes(values: Facts): Readonly<Record<string, string | undefined>>
}

const path = '/oversight/classification-moved'

/** Where officers find it. */
export const movedDoor = ({ roles }: ClassifiedRegister): OversightDoor => ({ path, title: words.moved, hint: words.movedLead, permission: { anyRole: roles } })

export function movedRoutes({ registers, now, country }: Kernel, { register, law, roles, facts, classes }: ClassifiedRegister): readonly Route[] {
  const compiled = compileRegime(law)
  return [route({
    method: 'GET', path, kind: 'page', permission: { anyRole: roles }, title: words.moved,
    handle: async (visit) => {
      const { locale, link } = visit
      const entries = await registers.standing(register)
      const moved = differing(entries.map(({ number, values }) => ({ id: number, facts: facts(values), classes: classes(values) })), { law: compiled, on: dayOf(now(), country.calendar.zone) })
      const titleOf = (scale: string, id: string): string => law.scales.find((one) => one.id === scale)!.classes.find((one) => one.id === id)?.title[locale] ?? id
      return page({
        visit, title: words.moved, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.moved[locale]}</h1><p class="lead">${words.movedLead[locale]}</p>${table(locale, {
          caption: words.moved, captionUnseen: true, rows: moved.slice(0, 500), empty: emptyState(locale, { title: words.nothingMoved }),
          columns: [
            { title: words.entry, header: true, cell: ({ id }) => html`<a href="${link(`/registers/${register}/${id}`)}">${id}</a>` },
            { title: words.scale, cell: ({ scale }) => law.scales.find(({ id }) => id === scale)!.title[locale] },
            { title: words.kept, cell: ({ scale, from = '' }) => titleOf(scale, from) }, { title: words.byLaw, cell: ({ scale, to = '' }) => titleOf(scale, to) },
            { title: words.why, cell: ({ gained }) => law.rules.filter(({ id }) => gained.includes(id)).map((rule) => html`<p>${rule.title[locale]}<br>${placed(locale, rule)}</p>`) },
          ],
        })}<p class="hint">${words.movedCount(entries.length, moved.length)[locale]}</p>`,
      })
    },
  })]
}
