/** How a dataset is loaded: lines for each tool, to copy whole. Pure. */
import { attributes, button, html, type Html, notice, snippet, type Visit } from '../../../portal/index.ts'
import { covers, type Dataset, datasetPath, type VersionTable } from '../dataset.ts'
import { type LoadLines, loadLines, queryLines } from './load-lines.ts'
import { words } from '../pages/messages.ts'

/** One tool after another; the first is open. */
export function loadSection(visit: Visit, { dataset, table, revision }: {
  readonly dataset: Dataset
  readonly table: VersionTable
  readonly revision?: string
}): Html {
  const { locale, link, settings: { origin } } = visit
  const { tier, mode } = dataset.terms
  const whole = covers(mode, 'download')
  const asked = { origin, dataset, tier, ...(revision !== undefined && { revision }) }
  const tools: readonly LoadLines[] = whole ? loadLines({ ...asked, table: table.name, file: table.file }) : covers(mode, 'query') ? queryLines({ ...asked, table }) : []
  if (tools.length === 0) return html`<h2 id="load">${words.load[locale]}</h2><p>${words.onlyAggregates[locale]}</p>`
  return html`<h2 id="load">${words.load[locale]}</h2>${whole && html`<p>${button(locale, words.downloadFiles, { kind: 'quiet', href: `${link(datasetPath(dataset))}/files` })}</p>`}<p class="hint">${words.loadHint[locale]}${!whole && html` ${words.lentForQuery[locale]}`}</p>${tier !== 'open' && notice(locale, {
    body: html`<p>${words.keyNeeded[locale]} <a href="${link('/account/tokens')}">${words.makeKey[locale]}</a></p>`,
  })}<div class="load">${tools.map(({ tool, lines }, i) => html`<details name="load"${attributes({ open: i === 0 })}><summary>${tool}</summary>${snippet(locale, { label: tool, labelUnseen: true, lines })}</details>`)}</div>`
}
