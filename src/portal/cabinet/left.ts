/** Forms that were begun and left before they were sent: listed in the cabinet, gone on with, or put away. */
import type { Kernel } from '../../kernel/index.ts'
import type { LeftHeading } from '../../kernel/parties/index.ts'
import { ownAddress } from '../account/index.ts'
import { actorHere } from '../asked.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { forgetForm, forgetPath } from '../left-forms.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'

/** Forms that whoever is here left, in the hat that they wear. */
export function leftList(visit: Visit, left: readonly LeftHeading[]): Content {
  const { locale, link } = visit
  return left.length > 0 && html`<h2>${words.left[locale]}</h2><ul class="tasks">${left.map(({ id, page, title, leftAt }) =>
    html`<li><div><a href="${link(page)}">${title || page}</a><p class="hint">${words.changed[locale]}: ${moment(visit, leftAt)}</p></div>${forgetForm(visit, id, title || page)}</li>`)}</ul>`
}

export const forgetRoute = ({ parties }: Kernel): Route => route({
  method: 'POST', path: forgetPath, kind: 'page', permission: 'signed in', whileSuspended: true,
  async handle(visit) {
    const { values } = await visit.form()
    await parties.dropLeftForm(actorHere(visit), values['form'] ?? '')
    return new Response(null, { status: 303, headers: { location: ownAddress(visit, values['to'] ?? null) ?? visit.link('/cabinet') } })
  },
})
