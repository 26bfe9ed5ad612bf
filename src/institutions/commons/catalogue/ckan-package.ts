/** A dataset as CKAN's API knows a package: its resources, organisation, groups and tags. Source: CKAN 2.11, Action API. */
import { organisationName } from '../../../law/official-names.ts'
import { locales } from '../../../law/text.ts'
import { covers, fullName, themes } from '../dataset.ts'
import { type CatalogueEntry, areFilesUntold, fileUrl, formatOf, lentFiles, pageUrl, semanticVersion } from './entry.ts'
import { isOpenLicence, licenceUrl, termsOnly } from './licences.ts'
import { licenceWords } from './licence-words.ts'

export type Node = { readonly [name: string]: unknown }

/** CKAN's names have no slash. Names of ours have no double hyphen, so that this can be read back. */
export const packageName = (dataset: CatalogueEntry['dataset']): string => `${dataset.namespace}--${dataset.name}`.toLowerCase()

/** Namespace and name from what a client gives as the name of a package; undefined when it can be neither. */
export function addressOf(name: string): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, own] = /^(.+?)(?:--|\/)(.+)$/.exec(name) ?? []
  return namespace === undefined || own === undefined ? undefined : { namespace, name: own }
}

/** A table is known by its name, a file by its path: both below the id of the dataset, so that the newest version answers. */
export const resourceId = (dataset: string, what: { readonly table: string } | { readonly path: string }): string =>
  'table' in what ? `${dataset}.${what.table}` : `${dataset}/${what.path}`

/** The dataset that a resource is of. */
export const datasetOfResource = (id: string): string | undefined => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=[./])/.exec(id)?.[0]

/** CKAN's moments are in UTC and do not say so. */
const moment = (instant: string): string => instant.replace('Z', '000')

/** A dataset as a package. */
export function packageOf(entry: CatalogueEntry): Node {
  const { dataset, description, version, locale } = entry
  const resources = resourcesOf(entry)
  const translated = (of: 'title' | 'summary'): Node => Object.fromEntries(locales.map((one) => [one, description[of][one]]))
  return {
    id: dataset.id, name: packageName(dataset), title: description.title[locale], notes: description.summary[locale],
    title_translated: translated('title'), notes_translated: translated('summary'),
    type: 'dataset', state: 'active', private: false, url: pageUrl(entry), version: semanticVersion(version),
    author: description.creator ?? organisationName(dataset.owner, locale), author_email: null,
    maintainer: description.responsible.name, maintainer_email: description.responsible.email ?? null,
    ...licenceOf(description.licence, locale),
    metadata_created: moment(dataset.createdAt), metadata_modified: moment(dataset.changedAt),
    owner_org: dataset.namespace.toLowerCase(), organization: organizationOf(dataset.namespace, organisationName(dataset.owner, locale)),
    groups: [groupOf(description.theme, locale)], tags: description.keywords.map(tagOf),
    num_tags: description.keywords.length, num_resources: resources.length, resources,
    extras: [
      { key: 'full_name', value: fullName(dataset) }, { key: 'tier', value: dataset.terms.tier }, { key: 'mode', value: dataset.terms.mode },
      { key: 'purposes', value: dataset.terms.purposes.join(', ') }, { key: 'duties', value: dataset.terms.duties.join(', ') },
      { key: 'language', value: description.languages.join(', ') }, { key: 'frequency', value: description.updates },
      ...(description.spatial ? [{ key: 'spatial_text', value: description.spatial }] : []),
      ...(description.temporal ? [{ key: 'temporal_start', value: description.temporal.from }, { key: 'temporal_end', value: description.temporal.to }] : []),
      ...(version.readiness ? [{ key: 'readiness', value: String(version.readiness.score) }] : []),
    ],
    relationships_as_subject: [], relationships_as_object: [],
  }
}

/** The resources of a package, tables first. */
export function resourcesOf(entry: CatalogueEntry): readonly Node[] {
  const { dataset, version } = entry
  const at = moment(version.publishedAt ?? version.createdAt)
  return lentFiles(entry).map((file, position) => {
    const format = formatOf(file)
    return {
      id: resourceId(dataset.id, file.table ? { table: file.table.name } : { path: file.path }), package_id: dataset.id, name: file.table?.name ?? file.path,
      description: '', url: fileUrl(entry, file), url_type: 'upload', format: format.name.toUpperCase(), mimetype: format.media, state: 'active', position,
      datastore_active: file.table !== undefined && covers(dataset.terms.mode, 'query'),
      created: at, last_modified: at, metadata_modified: at, size: areFilesUntold(entry) ? null : file.size, hash: areFilesUntold(entry) ? '' : `sha256:${file.hash}`,
    }
  })
}

const licenceOf = (id: string, locale: CatalogueEntry['locale']): Node =>
  ({ license_id: id, license_title: licenceWords(id).name[locale], license_url: licenceUrl(id) ?? null, isopen: isOpenLicence(id) })

/** A licence in the list of licences. */
export const licenceEntry = (id: string, locale: CatalogueEntry['locale']): Node => ({
  id, title: licenceWords(id).name[locale], url: licenceUrl(id) ?? '', status: 'active', od_conformance: isOpenLicence(id) ? 'approved' : 'not reviewed',
  osd_conformance: 'not reviewed', is_generic: id === termsOnly, family: '', maintainer: '', domain_data: true, domain_content: true, domain_software: false,
})

export const organizationOf = (namespace: string, title: string): Node => ({
  id: namespace.toLowerCase(), name: namespace.toLowerCase(), title, display_name: title, type: 'organization', description: '', image_url: '',
  is_organization: true, state: 'active', approval_status: 'approved',
})

/** A theme as a group. */
export function groupOf(theme: string, locale: CatalogueEntry['locale']): Node {
  const title = themes[theme]?.[locale] ?? theme
  return {
    id: theme.toLowerCase(), name: theme.toLowerCase(), title, display_name: title, type: 'group', description: '', image_display_url: '',
    is_organization: false, state: 'active',
  }
}

export const tagOf = (name: string): Node => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null })
