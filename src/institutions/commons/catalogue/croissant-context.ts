/**
 * The JSON-LD context of Croissant 1.1 (its appendix 1), with `name` and `description` in several languages, as the reference
 * implementation writes it, and the namespaces of the terms of use.
 */
const own = [
  'annotation', 'arrayShape', 'citeAs', 'column', 'containedIn', 'equivalentProperty', 'excludes', 'extract', 'field', 'fileProperty', 'fileObject',
  'fileSet', 'format', 'includes', 'isArray', 'isLiveDataset', 'jsonPath', 'key', 'md5', 'parentField', 'path', 'readLines', 'recordSet', 'references',
  'regex', 'repeated', 'replace', 'samplingRate', 'sdVersion', 'separator', 'source', 'subField', 'transform', 'unArchive', 'value',
] as const

export const croissantContext = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  duo: 'http://purl.obolibrary.org/obo/DUO_',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  prov: 'http://www.w3.org/ns/prov#',
  ...Object.fromEntries(own.map((term) => [term, `cr:${term}`])),
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  name: { '@container': '@language' },
  description: { '@container': '@language' },
} as const

/** What a Croissant 1.1 document says that it conforms to. */
export const croissantVersion = 'http://mlcommons.org/croissant/1.1'
/** The vocabulary of what is known of the data for responsible AI. */
export const responsibleAiVersion = 'http://mlcommons.org/croissant/RAI/1.0'
export const croissantMediaType = `application/ld+json; profile="${croissantVersion}"`
