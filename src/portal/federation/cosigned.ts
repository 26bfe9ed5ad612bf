/** Who beside the portal has seen its journal: the words that the pages of verification say. */
import type { Kernel } from '../../kernel/index.ts'
import { formatNumber } from '../../law/format.ts'
import { instantAt } from '../../law/time.ts'
import { html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { federationWords as words } from './messages.ts'

/** The newest checkpoint that others cosigned, or plainly that nobody does. */
export async function cosignedSaid(visit: Visit, { federation }: Pick<Kernel, 'federation'>): Promise<Html> {
  const { locale } = visit
  const cosigned = await federation.newestCosigned()
  return html`<h2 id="witnesses">${words.witnesses[locale]}</h2>${cosigned === undefined ? html`<p>${words.nobodyCosigns[locale]}</p>` : html`<p>${words.cosignedLead[locale]} ${
    words.entries[locale]}: ${formatNumber(cosigned.size, locale)}. <a href="/journal/cosigned">${words.cosignedNote[locale]}</a></p><ul>${
    cosigned.by.map(({ name, seconds }) => html`<li>${name}, ${moment(visit, instantAt(Number(seconds) * 1000))}</li>`)}</ul>`}`
}
