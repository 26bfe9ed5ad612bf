/** The register of datasets, as the procedure of asking for access knows it: what the owner lends, and the agreement, as facts. */
import type { Facts } from '../../law/field.ts'
import type { Register } from '../../kernel/cases/index.ts'
import type { OrganisationName } from '../../kernel/parties/index.ts'
import type { Agreements } from './commons.ts'
import { Failure } from '../../law/failure.ts'
import type { Bars } from './bars.ts'
import type { Access, Datasets } from './commons.ts'
import { covers, type Dataset, datasetPath, fullName, modes, purposes } from './dataset.ts'
import { nameOf } from './datasets.ts'
import { columnsText, dutiesText, rowsText } from './grants.ts'
import { messages } from './messages.ts'

/** The name under which procedures know it. */
export const datasetRegister = 'commons.dataset'

/**
 * Only what is lent on request can be asked for, and only by others than its owner. Throws a `Failure` (refused) for whom the owner has barred, and where no row is lent to anybody.
 * To whoever acts for a barred organisation too nothing is lent at once, in whose name they ask: the office sees for which, and decides.
 */
export const registerOf = (datasets: Datasets, access: Access, agreements: Agreements, bars: Bars): Register => async (id, actor) => {
  const dataset = await datasets.byId(id).catch(() => undefined)
  if (dataset?.state !== 'published' || dataset.terms.tier !== 'restricted' || dataset.latest === undefined) return undefined
  const asker = await access.asker(actor)
  if (asker.kind !== 'person' || asker.organisation === undefined || asker.organisation.id === dataset.owner.organisation) return undefined
  if (await bars.between(dataset.id, asker.organisation.identifier.value)) throw new Failure('refused', messages.barred)
  if (!covers(dataset.terms.mode, 'query')) throw new Failure('refused', messages.nothingToAsk)
  const agreement = await agreements.keep(dataset)
  const barred = await bars.behind(dataset.id, asker.person)
  return { title: nameOf(dataset).title, path: datasetPath(dataset), facts: factsOf(dataset, agreement.hash, barred) }
}

/** The paper of an act prints no longer line, in letters. */
const lineOfPaper = 90

/** How an act calls the dataset: by its address, and in the languages of acts as far as there is room. */
function namedIn(dataset: Dataset): string {
  const { kk, ru } = nameOf(dataset).title
  const address = ` (${fullName(dataset)})`
  const both = `${kk} / ${ru}${address}`
  if (kk !== ru && both.length <= lineOfPaper) return both
  return kk.length + address.length <= lineOfPaper ? kk + address : `${kk.slice(0, Math.max(0, lineOfPaper - address.length - 1)).trimEnd()}…${address}`
}

function factsOf(dataset: Dataset, agreement: string, barred: readonly OrganisationName[]): Facts {
  const { terms, latest } = dataset
  const atOnce = barred.length === 0 ? terms.atOnce : undefined
  return {
    dataset: dataset.id, name: namedIn(dataset), version: latest ?? 1, agreement, duties: dutiesText(terms.duties), columns: columnsText(terms.columns), rows: rowsText(terms.rows),
    ...(barred.length > 0 && { barred: barred.map(({ name, identifier: { value } }) => `${name} (${value})`).join('; ') }),
    longest: terms.months, longestAtOnce: atOnce?.months ?? 0,
    ...Object.fromEntries(purposes.flatMap((one) => [[`lends.${one}`, terms.purposes.includes(one)], [`atOnce.${one}`, atOnce?.purposes.includes(one) ?? false]])),
    ...Object.fromEntries(modes.flatMap((one) => [[`lends.${one}`, covers(terms.mode, one)], [`atOnce.${one}`, atOnce !== undefined && covers(atOnce.mode, one)]])),
  }
}
