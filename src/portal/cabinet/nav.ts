/** The places of the cabinet, the same for every role and hat: on each of its pages one step away. */
import type { Text } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { permits } from '../permission.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'

type Place = readonly [path: string, title: Text, count?: number]

/** For people and companies, and for whoever is in office. */
const placesOf = ({ actor, scopes, settings, unread = 0, awaits = 0 }: Visit): readonly Place[] => {
  const shared = [['/account/inbox', words.messages, unread], ['/account', words.settings]] as const
  if (actor !== null && actor.roles.length > 0) {
    const work = (settings.workplaces ?? []).filter(({ path, permission }) => path !== '/cabinet' && typeof permission === 'object' && permits(permission, { actor, scopes }) === 'yes')
    return [
      ['/cabinet', words.toDo, awaits], ...work.map(({ path, title }): Place => [path, title]), ...shared,
    ]
  }
  return [['/cabinet', words.toDo, awaits], ['/cases', words.inProgress], ['/cabinet/documents', words.documents], ['/invoices', words.money], ...shared]
}

/** The navigation of the cabinet, with the page that it stands on marked. */
export function cabinetNav(visit: Visit, here: string): Html {
  const { locale, link } = visit
  return html`<nav class="places" aria-label="${words.places[locale]}"><ul>${placesOf(visit).map(([path, title, count = 0]) => html`<li><a href="${link(path)}"${
    path === here ? html` aria-current="page"` : ''}>${title[locale]}${count > 0 && html` <b>${countOf(count)}</b>`}</a></li>`)}</ul></nav>`
}

const countOf = (count: number): string => (count > 999 ? '999+' : String(count))

export const cabinetCrumb = { title: words.cabinet, path: '/cabinet' } as const
