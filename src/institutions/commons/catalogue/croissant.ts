/**
 * A version of a dataset as Croissant 1.1: its files with their hashes, its tables with their columns, and the terms of use generated
 * from what the policy function enforces. Source: the Croissant specification 1.1, MLCommons.
 */
import { organisationName } from '../../../law/official-names.ts'
import { same, spoken, type Text } from '../../../law/text.ts'
import { fieldOf, fullName, type RepositoryFile, type VersionTable } from '../dataset.ts'
import { typeNames } from './column-types.ts'
import { croissantContext, croissantVersion, responsibleAiVersion } from './croissant-context.ts'
import { duoOf, duoUrl } from './duo.ts'
import { alsoCalled, areFilesUntold, exportUrl, fileUrl, formatOf, lentColumns, lentFiles, pageUrl, semanticVersion, type CatalogueEntry } from './entry.ts'
import { licenceUrl } from './licences.ts'
import { lendsAnything, odrlOffer } from './odrl.ts'
import { responsibleAi } from './responsible-ai.ts'

type Node = { readonly [name: string]: unknown }

/** The document. `validateCroissant` finds no error in it, whatever the entry. */
export function croissant(entry: CatalogueEntry): Node {
  const { dataset, description, version } = entry
  const files = lentFiles(entry)
  const regular = !['never', 'irregular'].includes(description.updates)
  const said = responsibleAi(version)
  return {
    '@context': croissantContext,
    '@type': 'sc:Dataset',
    conformsTo: Object.keys(said).length > 0 ? [croissantVersion, responsibleAiVersion] : croissantVersion,
    name: description.title,
    description: description.summary,
    identifier: fullName(dataset),
    url: pageUrl(entry),
    license: licenceUrl(description.licence) ?? exportUrl(entry, 'odrl.json'),
    creator: { '@type': 'Organization', name: description.creator ?? organisationName(dataset.owner, entry.locale) },
    publisher: { '@type': dataset.owner.organisation === undefined ? 'Person' : 'Organization', name: organisationName(dataset.owner, entry.locale), ...alsoCalled(dataset.owner, entry.locale) },
    datePublished: dayOfVersion(entry),
    dateModified: dataset.changedAt.slice(0, 10),
    dateCreated: dataset.createdAt.slice(0, 10),
    version: semanticVersion(version),
    // Where no hash can be told beforehand, Croissant allows none to be said of data that live.
    isLiveDataset: regular || areFilesUntold(entry),
    citeAs: citation(entry),
    ...(description.keywords.length > 0 && { keywords: description.keywords }),
    ...(description.languages.length > 0 && { inLanguage: description.languages }),
    ...(description.source && { isBasedOn: description.source, 'prov:wasDerivedFrom': { '@id': description.source } }),
    ...(description.spatial && { spatialCoverage: description.spatial }),
    ...(description.temporal && { temporalCoverage: `${description.temporal.from}/${description.temporal.to}` }),
    ...said,
    usageInfo: usageInfo(entry),
    ...(files.length > 0 && { distribution: files.map((file) => fileObject(entry, file)) }),
    ...(version.tables.some((table) => lentColumns(entry, table).length > 0) && {
      recordSet: version.tables.filter((table) => lentColumns(entry, table).length > 0).map((table) => recordSet(entry, table)),
    }),
  }
}

export const dayOfVersion = ({ version }: Pick<CatalogueEntry, 'version'>): string => (version.publishedAt ?? version.createdAt).slice(0, 10)

/** The terms: what DUO has a code for, and all of it as an offer of ODRL. */
function usageInfo(entry: CatalogueEntry): readonly Node[] {
  const { '@context': _, '@type': __, uid, ...offer } = odrlOffer(entry)
  return [
    ...duoOf(entry.dataset.terms).map((term) => ({ '@type': 'DefinedTerm', name: same(term.name).en, termCode: term.code, url: duoUrl(term) })),
    ...(lendsAnything(entry.dataset.terms) ? [{ '@type': ['CreativeWork', 'odrl:Offer'], '@id': uid, name: 'Terms of use', ...prefixed(offer) }] : []),
  ]
}

const odrlWords = new Set(['permission', 'prohibition', 'duty', 'target', 'action', 'assigner', 'assignee', 'constraint', 'leftOperand', 'operator', 'rightOperand'])
const references = new Set(['action', 'leftOperand', 'operator', 'target'])

/** The words of the ODRL context with their prefix, for a document whose context is another. */
function prefixed(value: unknown, name = ''): Node {
  return Object.fromEntries(Object.entries(isNode(value) ? value : {}).flatMap(([key, inner]): readonly (readonly [string, unknown])[] => {
    if (key === 'rdfs:label') return [['name', languages(inner)]]
    if (key === 'uid') return [['@id', inner]]
    if (key === '@type') return [[key, typeof inner === 'string' && !inner.includes(':') ? `odrl:${inner}` : inner]]
    return [[odrlWords.has(key) ? `odrl:${key}` : key, rewritten(inner, key)]]
  }).concat(name === 'permission' ? [['@type', 'odrl:Permission']] : name === 'prohibition' ? [['@type', 'odrl:Prohibition']] : []))
}

function rewritten(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => rewritten(one, key))
  if (isNode(value)) return '@value' in value ? value : prefixed(value, key)
  return references.has(key) && typeof value === 'string' ? { '@id': key === 'target' ? value : `odrl:${value}` } : value
}

/** Labels with their language, as the map that `name` is. */
const languages = (labels: unknown): unknown =>
  Array.isArray(labels) ? Object.fromEntries(labels.flatMap((label: unknown) => isNode(label) ? [[String(label['@language']), label['@value']]] : [])) : labels

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

function fileObject(entry: CatalogueEntry, file: RepositoryFile): Node {
  return {
    '@type': 'cr:FileObject', '@id': fileId(file.path), name: file.path, contentUrl: fileUrl(entry, file), encodingFormat: formatOf(file).media,
    ...(!areFilesUntold(entry) && { contentSize: `${file.size} B`, sha256: file.hash }),
  }
}

function recordSet(entry: CatalogueEntry, table: VersionTable): Node {
  const id = fileId(`table/${table.name}`)
  return {
    '@type': 'cr:RecordSet', '@id': id, name: table.name,
    field: lentColumns(entry, table).map(({ name, type }) => {
      const said = fieldOf(entry.description, name)
      const { croissant: dataType, list } = typeNames(type)
      return {
        '@type': 'cr:Field', '@id': `${id}/${encoded(name)}`, name, dataType, ...(list && { isArray: true, arrayShape: '-1' }),
        ...(said && { description: said.description ? labelled(said.label, said.description) : said.label }),
        source: { fileObject: { '@id': fileId(table.file.path) }, extract: { column: name } },
      }
    }),
  }
}

const labelled = (label: Text, description: Text): Text =>
  spoken({ kk: `${label.kk}. ${description.kk}`, ru: `${label.ru}. ${description.ru}`, en: `${label.en}. ${description.en}` })

/** Letters of any alphabet stay; what no IRI may hold is escaped. */
const encoded = (part: string): string => part.replaceAll(/[^\p{L}\p{M}\p{N}._~-]/gu, (sign) => encodeURIComponent(sign))
const fileId = (path: string): string => path.split('/').map(encoded).join('/')

/** How to cite the version, in BibTeX. */
function citation(entry: CatalogueEntry): string {
  const { dataset, description, version } = entry
  const plain = (value: string): string => value.replaceAll(/[{}\\]/g, '')
  return `@misc{${dataset.namespace}_${dataset.name}_v${version.number}, title = {${plain(description.title[entry.locale])}}, author = {${
    plain(description.creator ?? organisationName(dataset.owner, entry.locale))}}, year = {${dayOfVersion(entry).slice(0, 4)}}, version = {${semanticVersion(version)}}, url = {${pageUrl(entry)}}}`
}
