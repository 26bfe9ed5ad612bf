/** Terms as a policy of ODRL 2.2: an offer to everybody. */
import { fullName, modes, type Dataset, type Duty, type Mode, type Purpose, type Terms } from '../dataset.ts'
import { duoOfDuty, duoUrl } from './duo.ts'
import { exportUrl, pageUrl } from './entry.ts'
import { dutyMeanings, purposeWords } from './words.ts'

/** Our own words, where neither ODRL nor DUO has one; they are explained in this document. */
const own = (url: string, word: string): string => `${url}/en/docs/commons-formats.md#${word}`

/** Actions of the ODRL vocabulary for what each mode adds to those before it. */
const actions: Readonly<Record<Mode, readonly string[]>> = {
  metadata: ['index'], aggregates: ['aggregate'], query: ['read', 'extract'], download: ['reproduce', 'derive'],
}

type Node = { readonly [name: string]: unknown }

const purposeConstraint = (url: string, purposes: readonly Purpose[]): Node => ({
  leftOperand: 'purpose', operator: 'isAnyOf',
  rightOperand: purposes.map((purpose) => ({ '@id': own(url, `purpose-${purpose}`), 'rdfs:label': langs(purposeWords[purpose]) })),
})

const langs = (text: { readonly kk: string; readonly ru: string; readonly en: string }): readonly Node[] =>
  [['kk', text.kk], ['ru', text.ru], ['en', text.en]].map(([language, value]) => ({ '@language': language, '@value': value }))

/** What must be done, what must not be, and what limits the permission, for each duty. */
interface Said { readonly duty?: Node; readonly prohibition?: Node; readonly constraint?: Node }

function said(url: string, duty: Duty): Said {
  const named = { 'rdfs:label': langs(dutyMeanings[duty]) }
  const duo = duoOfDuty(duty)
  const code = duo && { 'dct:conformsTo': { '@id': duoUrl(duo) } }
  switch (duty) {
    case 'attribution': return { duty: { action: 'attribute', ...named } }
    case 'non-commercial': return { prohibition: { action: 'commercialize', ...code, ...named } }
    case 'no-redistribution': return { prohibition: { action: 'distribute', ...named } }
    case 'in-country-only': return { constraint: { leftOperand: 'spatial', operator: 'eq', rightOperand: { '@id': own(url, duty) }, ...code, ...named } }
    case 'no-reidentification': return { prohibition: { action: { '@id': own(url, 'reidentify') }, ...named } }
    case 'delete-at-end': return { duty: { action: 'delete', constraint: [{ leftOperand: 'event', operator: 'gt', rightOperand: { '@id': 'odrl:policyUsage' } }], ...named } }
    case 'return-derived': case 'ethics-approval': return { duty: { action: { '@id': own(url, duty) }, ...code, ...named } }
  }
}

const context: readonly unknown[] = ['http://www.w3.org/ns/odrl.jsonld', { rdfs: 'http://www.w3.org/2000/01/rdf-schema#', dct: 'http://purl.org/dc/terms/' }]

/**
 * The terms as an offer. It says at most what a grant can say: whoever is lent restricted data gets an agreement of their own, for
 * one purpose and for a time.
 */
export function odrlOffer({ dataset, url }: { readonly dataset: Dataset; readonly url: string }): Node {
  const { tier, purposes, duties, mode, columns, months } = dataset.terms
  const parts = duties.map((duty) => said(url, duty))
  const duty = parts.flatMap((part) => part.duty ?? [])
  const prohibition = parts.flatMap((part) => (part.prohibition ? [part.prohibition] : []))
  const constraint = [
    ...(purposes.length > 0 ? [purposeConstraint(url, purposes)] : []), ...parts.flatMap((part) => part.constraint ?? []),
    ...(columns ? [{ leftOperand: { '@id': own(url, 'columns') }, operator: 'isAnyOf', rightOperand: columns }] : []),
    ...(tier === 'restricted' ? [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: { '@value': `P${months}M`, '@type': 'xsd:duration' } }] : []),
  ]
  const rule = { target: pageUrl({ dataset, url }), assigner: { '@type': 'Party', uid: publisherId({ dataset, url }), 'rdfs:label': dataset.owner.name } }
  return {
    '@context': context, '@type': 'Offer', uid: exportUrl({ dataset, url }, 'odrl.json'),
    'dct:title': fullName(dataset), 'dct:modified': dataset.changedAt,
    permission: [{
      ...rule, action: modes.slice(0, modes.indexOf(mode) + 1).flatMap((one) => actions[one]),
      ...(constraint.length > 0 && { constraint }), ...(duty.length > 0 && { duty }),
    }],
    ...(prohibition.length > 0 && { prohibition: prohibition.map((one) => ({ ...rule, ...one })) }),
  }
}

/** Terms that let everybody do nothing would be no policy. */
export const lendsAnything = ({ mode }: Pick<Terms, 'mode'>): boolean => mode !== 'metadata'

/** Who publishes in a namespace, as an address: the same for all its datasets. */
export const publisherId = ({ dataset: { namespace }, url }: { readonly dataset: Pick<Dataset, 'namespace'>; readonly url: string }): string =>
  `${url}/commons/datasets?owner=${encodeURIComponent(namespace)}#owner`
