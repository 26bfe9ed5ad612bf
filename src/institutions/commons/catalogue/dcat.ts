/**
 * The catalogue as DCAT-AP 3: one dataset, or a page of all of them with the way to the next (Hydra). Source: DCAT-AP 3.0, SEMIC;
 * `conformance/` checks it against its published shapes.
 */
import { locales, same, type Text } from '../../../law/text.ts'
import { type Owner, themes } from '../dataset.ts'
import { dayOfVersion } from './croissant.ts'
import { agentTypes, availableUrl, availableWords, catalogueWords, distributionWords, fileTypeUrl, frequencyUrl, languageUrl, licenceTypeUrl, licenceTypeWords, mediaTypeUrl, rightsUrl, themeTaxonomy, themeUrl } from './dcat-words.ts'
import { type CatalogueEntry, areFilesUntold, exportUrl, fileUrl, formatOf, isSliced, lentFiles, pageUrl, semanticVersion } from './entry.ts'
import { euLicence, licenceTypes, licenceUrl } from './licences.ts'
import { publisherId } from './odrl.ts'
import { jsonLd, type Prefixes, type Said, type Thing, turtle } from './rdf.ts'

const prefixes: Prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', rdfs: 'http://www.w3.org/2000/01/rdf-schema#', xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#', dcat: 'http://www.w3.org/ns/dcat#', dcatap: 'http://data.europa.eu/r5r/', dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/', hydra: 'http://www.w3.org/ns/hydra/core#', odrl: 'http://www.w3.org/ns/odrl/2/',
  skos: 'http://www.w3.org/2004/02/skos/core#', spdx: 'http://spdx.org/rdf/terms#', vcard: 'http://www.w3.org/2006/vcard/ns#',
}

/** Of files that are no tables, so many are described; the rest is at the address of the dataset. */
const mostFiles = 100

const said = (text: Text): readonly Said[] => locales.map((locale) => ({ text: text[locale], language: locale }))
const of = (type: string, text: string): Said => ({ text, type: `xsd:${type}` })
const moment = (instant: string): Said => of('dateTime', instant)
const named = (id: string, ...types: readonly string[]): Thing => ({ id, types })

/** An idea of a published list, with its name: DCAT-AP asks for both. */
const concept = (id: string, name: Text): Thing => ({ id, types: ['skos:Concept'], says: { 'skos:prefLabel': said(name) } })

/** What an agent is, in the words of the vocabulary that DCAT-AP asks for. */
const agentType = (type: keyof typeof agentTypes): Thing => concept(`http://purl.org/adms/publishertype/${type}`, agentTypes[type])

/** Each official name of an owner in its language; a name of which nobody has said the language, in none. */
const namesOf = ({ name, names = {} }: Owner): readonly Said[] => [
  ...(Object.values(names).includes(name) ? [] : [{ text: name }]), ...locales.flatMap((language) => (names[language] === undefined ? [] : [{ text: names[language], language }])),
]

/** A dataset with its distributions. */
function datasetOf(entry: CatalogueEntry): Thing {
  const { dataset, description, version, url } = entry
  const { responsible } = description
  return {
    id: pageUrl(entry), types: ['dcat:Dataset'],
    says: {
      'dct:title': said(description.title),
      'dct:description': said(description.summary),
      'dct:identifier': { text: pageUrl(entry) },
      'dct:issued': moment(dataset.createdAt),
      'dct:modified': moment(dataset.changedAt),
      'dcat:version': { text: semanticVersion(version) },
      'dcat:landingPage': named(`${pageUrl(entry)}#page`, 'foaf:Document'),
      'dcat:keyword': description.keywords.map((text) => ({ text })),
      'dcat:theme': concept(themeUrl(description.theme, url), themes[description.theme] ?? same(description.theme)),
      'dct:publisher': { id: publisherId(entry), types: ['foaf:Agent'], says: { 'foaf:name': namesOf(dataset.owner), 'dct:type': agentType('organisation' in dataset.owner ? 'Company' : 'PrivateIndividual(s)') } },
      'dct:creator': description.creator === undefined ? undefined : { types: ['foaf:Agent'], says: { 'foaf:name': { text: description.creator } } },
      'dcat:contactPoint': {
        types: ['vcard:Kind'],
        says: { 'vcard:fn': { text: responsible.name }, 'vcard:hasEmail': responsible.email === undefined ? undefined : { iri: `mailto:${responsible.email}` } },
      },
      'dct:accessRights': named(rightsUrl(dataset.terms.tier), 'dct:RightsStatement'),
      'dct:accrualPeriodicity': named(frequencyUrl(description.updates), 'dct:Frequency'),
      'dct:language': description.languages.map((code) => named(languageUrl(code), 'dct:LinguisticSystem')),
      'dct:spatial': description.spatial === undefined ? undefined : { types: ['dct:Location'], says: { 'rdfs:label': { text: description.spatial } } },
      'dct:temporal': description.temporal && {
        types: ['dct:PeriodOfTime'],
        says: { 'dcat:startDate': of('date', description.temporal.from), 'dcat:endDate': of('date', description.temporal.to) },
      },
      'dct:provenance': description.source === undefined ? undefined : { types: ['dct:ProvenanceStatement'], says: { 'rdfs:label': { text: description.source } } },
      'dcat:distribution': distributions(entry),
    },
  }
}

function distributions(entry: CatalogueEntry): readonly Thing[] {
  const { dataset: { terms }, description } = entry
  const licence = euLicence(description.licence) ?? licenceUrl(description.licence) ?? exportUrl(entry, 'odrl.json')
  const files = lentFiles(entry)
  const shown = [...files.filter(({ table }) => table), ...files.filter(({ table }) => !table).slice(0, mostFiles)]
  return shown.map((file): Thing => {
    const format = formatOf(file)
    const address = fileUrl(entry, file)
    return {
      id: `${address}#distribution`, types: ['dcat:Distribution'],
      says: {
        'dct:title': { text: file.path },
        'dct:description': said(distributionWords(format.name, isSliced(entry) ? undefined : file.table?.rows)),
        'dcat:accessURL': { iri: pageUrl(entry) },
        'dcat:downloadURL': terms.mode === 'download' ? { iri: address } : undefined,
        'dcat:mediaType': named(mediaTypeUrl(format.media), 'dct:MediaType'),
        'dct:format': named(format.eu === undefined ? mediaTypeUrl(format.media) : fileTypeUrl(format.eu), 'dct:MediaTypeOrExtent'),
        'dct:license': { id: licence, types: ['dct:LicenseDocument'], says: { 'dct:type': licenceTypes(description.licence).map((type) => concept(licenceTypeUrl(type), licenceTypeWords[type])) } },
        'dcatap:availability': concept(availableUrl, availableWords),
        'dct:issued': of('date', dayOfVersion(entry)),
        'odrl:hasPolicy': named(exportUrl(entry, 'odrl.json'), 'odrl:Policy'),
        ...(!areFilesUntold(entry) && {
          'dcat:byteSize': of('nonNegativeInteger', String(file.size)),
          'spdx:checksum': {
            types: ['spdx:Checksum'],
            says: { 'spdx:algorithm': named('http://spdx.org/rdf/terms#checksumAlgorithm_sha256', 'spdx:ChecksumAlgorithm'), 'spdx:checksumValue': of('hexBinary', file.hash) },
          },
        }),
      },
    }
  })
}

/** A page of the catalogue, counted from 1. */
export interface CataloguePage {
  readonly entries: readonly CatalogueEntry[]
  readonly page: number
  /** How many datasets there are, and how many a page holds. */
  readonly total: number
  readonly size: number
  readonly url: string
  /** Address of the catalogue in this format, without its query. */
  readonly address: string
  /** When the newest of all its datasets was published; undefined while there is none. */
  readonly changedAt?: string
}

function catalogueOf({ entries, page, total, size, url, address, changedAt }: CataloguePage): readonly Thing[] {
  const last = Math.max(1, Math.ceil(total / size))
  const at = (number: number): Said => ({ iri: `${address}?page=${number}` })
  return [
    {
      id: `${url}/commons/catalogue`, types: ['dcat:Catalog', 'hydra:Collection'],
      says: {
        'dct:title': said(catalogueWords.title),
        'dct:description': said(catalogueWords.description),
        'dct:publisher': { id: `${url}/#portal`, types: ['foaf:Agent'], says: { 'foaf:name': said(catalogueWords.title), 'foaf:homepage': { iri: url }, 'dct:type': agentType('NationalAuthority') } },
        'dct:modified': changedAt === undefined ? undefined : moment(changedAt),
        'foaf:homepage': named(`${url}/commons`, 'foaf:Document'),
        'dct:language': locales.map((locale) => named(languageUrl(locale), 'dct:LinguisticSystem')),
        'dcat:themeTaxonomy': { id: themeTaxonomy, types: ['skos:ConceptScheme'], says: { 'dct:title': said(catalogueWords.themes) } },
        'hydra:totalItems': of('integer', String(total)),
        'hydra:view': {
          id: `${address}?page=${page}`, types: ['hydra:PartialCollectionView'],
          says: {
            'hydra:first': at(1), 'hydra:last': at(last), 'hydra:previous': page > 1 ? at(page - 1) : undefined, 'hydra:next': page < last ? at(page + 1) : undefined,
          },
        },
        'dcat:dataset': entries.map((entry) => ({ iri: pageUrl(entry) })),
      },
    },
    ...entries.map(datasetOf),
  ]
}

export const dcatTurtle = (entry: CatalogueEntry): string => turtle([datasetOf(entry)], prefixes)
export const dcatJsonLd = (entry: CatalogueEntry): { readonly [name: string]: unknown } => jsonLd([datasetOf(entry)], prefixes)
export const catalogueTurtle = (page: CataloguePage): string => turtle(catalogueOf(page), prefixes)
export const catalogueJsonLd = (page: CataloguePage): { readonly [name: string]: unknown } => jsonLd(catalogueOf(page), prefixes)
