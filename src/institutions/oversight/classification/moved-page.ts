/** For officers: the systems of a register whose kept class is another one than the law gives today, with the rules that say so. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay } from '../../../law/format.ts'
import { dayOf } from '../../../law/time.ts'
import { emptyState, html, page, pageFrom, pagination, route, type Route, table } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import { words } from './messages.ts'
import { movedIn, newestPassage } from './moved.ts'
import type { ClassifiedRegister } from './classified-register.ts'
import { placed } from './result-page.ts'

const path = '/oversight/classification-moved'

/** Where officers find it. */
export const movedDoor = ({ roles }: ClassifiedRegister): InstitutionDoor => ({ path, title: words.moved, hint: words.movedLead, permission: { anyRole: roles } })

/** Rows of one page of it. */
const size = 100

export function movedRoutes({ db, country }: Kernel, { register, law, roles }: ClassifiedRegister): readonly Route[] {
  const { zone } = country.calendar
  return [route({
    method: 'GET', path, kind: 'page', permission: { anyRole: roles }, title: words.moved,
    handle: async (visit) => {
      const { locale, link, url } = visit
      const at = pageFrom(visit)
      const [passage, { rows, total }] = await Promise.all([newestPassage(db, register), movedIn(db, register, { limit: size, offset: (at - 1) * size })])
      const titleOf = (scale: string, id: string): string => law.scales.find((one) => one.id === scale)?.classes.find((one) => one.id === id)?.title[locale] ?? id
      return page({
        visit, title: words.moved, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.moved[locale]}</h1><p class="lead">${words.movedLead[locale]}</p><p>${passage === undefined ? words.noPassage[locale]
          : html`${words.passage(law.title, passage.law_version, passage.on_day, passage.entries)[locale]}${passage.ended_at === null && html` ${words.passageGoesOn[locale]}`}`}</p>${table(locale, {
          caption: words.moved, captionUnseen: true, rows, empty: emptyState(locale, { title: words.nothingMoved }),
          columns: [
            { title: words.entry, header: true, cell: ({ entry }) => html`<a href="${link(`/registers/${register}/${entry}`)}">${entry}</a>` },
            { title: words.scale, cell: ({ scale }) => law.scales.find(({ id }) => id === scale)?.title[locale] ?? scale },
            { title: words.kept, cell: ({ scale, from_class: from }) => titleOf(scale, from) }, { title: words.byLaw, cell: ({ scale, to_class: to }) => titleOf(scale, to) },
            { title: words.why, cell: ({ rules }) => law.rules.filter(({ id }) => rules.includes(id)).map((rule) => html`<p>${rule.title[locale]}<br>${placed(locale, rule)}</p>`) },
            { title: words.told, cell: ({ told_at: told }) => (told === null ? '–' : formatDay(dayOf(told, zone), locale)) },
          ],
        })}${total > 0 && pagination(locale, { url, page: at, size, total })}`,
      })
    },
  })]
}
