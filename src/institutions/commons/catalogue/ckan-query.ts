/** What a client of CKAN searches for, from the words of Solr to those of our search. */
import { Failure } from '../../../law/failure.ts'
import type { SearchQuery } from '../../../kernel/search/index.ts'
import { ckanWords } from './ckan.messages.ts'

/** Facets of our documents under the names of CKAN. */
export const facetNames: Readonly<Record<string, string>> = {
  organization: 'namespace', owner_org: 'namespace', groups: 'theme', tags: 'keyword', license_id: 'licence', res_format: 'format', language: 'language', tier: 'tier',
}

/** What is true of everything that is found: to ask for it changes nothing. */
const always: ReadonlySet<string> = new Set(['state:active', 'type:dataset', 'dataset_type:dataset', 'capacity:public', 'private:false', '*:*'])
/** Fields whose values are searched for as text. */
const asText: ReadonlySet<string> = new Set(['title', 'notes', 'text', 'name'])

type Facets = Record<string, string[]>

const value = (facet: string, text: string): string =>
  (facet === 'theme' ? text.toUpperCase() : facet === 'format' || facet === 'namespace' ? text.toLowerCase() : text)

/** Reads a query, and what it is narrowed by. Throws a `Failure` (invalid) for what our search cannot do. */
export function readQuery(q: string, fq: readonly string[]): Pick<SearchQuery, 'text'> & { readonly facets: Readonly<Record<string, readonly string[]>> } {
  const facets: Facets = {}
  const text = narrow(q, facets, true)
  for (const one of fq) narrow(one, facets, false)
  return { text, facets }
}

/** Takes the terms `field:value` out of a query; answers what is left. */
function narrow(query: string, facets: Facets, free: boolean): string {
  const left: string[] = []
  for (const [term = '', sign = '', field, group, quoted, plain = ''] of query.matchAll(/([+-]?)(?:([\w.*]+):(?!\/\/))?(?:\(([^)]*)\)|"((?:[^"\\]|\\.)*)"|(\S+))/g)) {
    const values = group === undefined ? [quoted?.replaceAll(/\\(.)/g, '$1') ?? plain]
      : [...group.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, inner, word = '']) => inner ?? word).filter((one) => one !== 'OR')
    const facet = field === undefined ? undefined : facetNames[field]
    if (field === undefined) {
      if (['AND', '&&'].includes(plain)) continue
      if (!free || sign === '-') throw refused(term)
      left.push(...values)
    } else if (always.has(`${field}:${values.join()}`)) continue
    else if (sign === '-') throw refused(term)
    else if (facet !== undefined) (facets[facet] ??= []).push(...values.map((one) => value(facet, one)))
    else if (asText.has(field)) left.push(...values)
    else throw refused(term)
  }
  return left.join(' ')
}

const refused = (term: string): Failure => {
  const text = ckanWords.noSuchFilter(term)
  return new Failure('invalid', text, [{ field: 'fq', text }])
}

/** Our order for one of CKAN's; by relevance where it has none. */
export const readSort = (sort: string): NonNullable<SearchQuery['sort']> =>
  (/^\s*(?:metadata_modified|metadata_created)\s+desc/.test(sort) ? 'newest' : /^\s*(?:title\w*|name)\b/.test(sort) ? 'title' : 'relevance')
