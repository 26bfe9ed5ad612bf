/**
 * Checks the required parts of a Croissant 1.1 document: what the specification says a dataset, a file, a set of files, a record set
 * and a field must have, and that every reference leads to something that is there. It says what is wrong where, in English, as the
 * reference implementation (`mlcroissant validate`) does; the two are compared in `conformance/`.
 */
import { croissantContext } from './croissant-context.ts'

type Node = { readonly [name: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const idOf = (value: unknown): string | undefined => (isNode(value) && typeof value['@id'] === 'string' ? value['@id'] : undefined)
const isType = (node: Node, ...names: readonly string[]): boolean => list(node['@type']).some((type) => names.includes(String(type)))
/** A text, or the same text by language. */
const isSaid = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || (isNode(value) && Object.keys(value).length > 0 && Object.values(value).every((one) => typeof one === 'string'))
const isUrl = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value)
const day = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/
const dataTypes = /^(?:sc|cr|wd|xsd|https?):/

/** What is wrong with the document, each with where it is; empty when nothing is. */
export function validateCroissant(document: unknown): readonly string[] {
  if (!isNode(document)) return ['The document is no JSON object']
  const wrong: string[] = []
  const need = (holds: boolean, text: string): void => { if (!holds) wrong.push(text) }

  const context = document['@context']
  need(isNode(context) && Object.keys(croissantContext).every((term) => term in context), '@context: is not that of Croissant 1.1')
  need(isType(document, 'sc:Dataset', 'Dataset', 'https://schema.org/Dataset'), '@type: must be sc:Dataset')
  need(list(document['conformsTo']).some((one) => /^http:\/\/mlcommons\.org\/croissant\/1\.\d$/.test(String(one))), 'conformsTo: must name the version of Croissant')
  for (const name of ['name', 'description']) need(isSaid(document[name]), `${name}: is missing`)
  need(list(document['license']).length > 0 && list(document['license']).every((one) => isUrl(one) || isNode(one)), 'license: must be an address')
  need(isUrl(document['url']), 'url: must be an address')
  const makers = list(document['creator'])
  need(makers.length > 0 && makers.every((one) => isNode(one) && isSaid(one['name'])), 'creator: must be a person or organisation with a name')
  need(day.test(String(document['datePublished'])), 'datePublished: must be a day')
  need(document['version'] === undefined || /^\d+\.\d+\.\d+$/.test(String(document['version'])), 'version: must be MAJOR.MINOR.PATCH')

  const files = checkFiles(document, wrong)
  checkRecords(document, files, wrong)
  return wrong
}

function checkFiles(document: Node, wrong: string[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const live = document['isLiveDataset'] === true
  list(document['distribution']).forEach((file, index) => {
    const at = `distribution[${index}]`
    if (!isNode(file)) return void wrong.push(`${at}: is no object`)
    const id = idOf(file)
    if (id === undefined) wrong.push(`${at}: has no @id`)
    else if (ids.has(id)) wrong.push(`${at}: the @id ${id} is taken`)
    else ids.add(id)
    if (!isSaid(file['name'])) wrong.push(`${at}: has no name`)
    if (typeof file['encodingFormat'] !== 'string') wrong.push(`${at}: has no encodingFormat`)
    if (isType(file, 'cr:FileObject')) {
      if (file['containedIn'] === undefined && typeof file['contentUrl'] !== 'string') wrong.push(`${at}: has no contentUrl`)
      const hashed = /^[0-9a-f]{64}$/.test(String(file['sha256'])) || /^[0-9a-f]{32}$/.test(String(file['md5']))
      if (!hashed && !live && file['containedIn'] === undefined) wrong.push(`${at}: has no sha256`)
    } else if (isType(file, 'cr:FileSet')) {
      if (list(file['includes']).length === 0) wrong.push(`${at}: has no includes`)
    } else wrong.push(`${at}: must be a cr:FileObject or a cr:FileSet`)
  })
  for (const file of list(document['distribution'])) {
    for (const inside of isNode(file) ? list(file['containedIn']) : []) {
      if (!ids.has(idOf(inside) ?? '')) wrong.push(`distribution: ${idOf(file)} is contained in ${idOf(inside)}, which is not there`)
    }
  }
  return ids
}

function checkRecords(document: Node, files: ReadonlySet<string>, wrong: string[]): void {
  const sets = list(document['recordSet'])
  const ids = new Set([...files, ...sets.flatMap((set) => idOf(set) ?? [])])
  const fields = new Set<string>()
  sets.forEach((set, index) => {
    const at = `recordSet[${index}]`
    if (!isNode(set) || !isType(set, 'cr:RecordSet')) return void wrong.push(`${at}: must be a cr:RecordSet`)
    if (idOf(set) === undefined) wrong.push(`${at}: has no @id`)
    const own = list(set['field'])
    if (own.length === 0 && set['data'] === undefined) wrong.push(`${at}: has no field`)
    own.forEach((field, place) => {
      const here = `${at}.field[${place}]`
      if (!isNode(field) || !isType(field, 'cr:Field')) return void wrong.push(`${here}: must be a cr:Field`)
      const id = idOf(field)
      if (id === undefined) wrong.push(`${here}: has no @id`)
      else if (fields.has(id) || ids.has(id)) wrong.push(`${here}: the @id ${id} is taken`)
      else fields.add(id)
      if (!isSaid(field['name'])) wrong.push(`${here}: has no name`)
      if (list(field['subField']).length === 0 && !list(field['dataType']).some((type) => dataTypes.test(String(type)))) wrong.push(`${here}: has no dataType`)
      if (set['data'] === undefined) checkSource(field['source'], here, ids, wrong)
    })
  })
}

function checkSource(source: unknown, at: string, ids: ReadonlySet<string>, wrong: string[]): void {
  if (!isNode(source)) return void wrong.push(`${at}: has no source`)
  const from = idOf(source['fileObject']) ?? idOf(source['fileSet']) ?? idOf(source['recordSet'])
  if (from === undefined || !ids.has(from)) wrong.push(`${at}: its source ${from ?? ''} is not there`)
  const { extract } = source
  if (!isNode(extract) || !['column', 'jsonPath', 'fileProperty'].some((way) => typeof extract[way] === 'string')) wrong.push(`${at}: its source does not say what to extract`)
}
