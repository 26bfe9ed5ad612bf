/** Reads a feed of DCAT 3 (W3C) in Turtle or JSON-LD, over as many pages as Hydra says that it has. */
import { JsonLdParser } from 'jsonld-streaming-parser'
import { Parser, Store, type Term } from 'n3'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { endingOf, paths } from './files.ts'
import * as say from './messages.ts'
import { type Answer, download, get, type Ground, jsonOf, textOf } from './request.ts'
import type { FoundDataset, FoundFile, Said, Secret, SourceOf } from './source.ts'

const dcatNs = 'http://www.w3.org/ns/dcat#'
const dct = 'http://purl.org/dc/terms/'
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const foafName = 'http://xmlns.com/foaf/0.1/name'
const hydraNext = ['http://www.w3.org/ns/hydra/core#next', 'http://www.w3.org/ns/hydra/core#nextPage']

const mostPages = 50
const mostDatasets = 500

export async function* dcat(source: SourceOf<'dcat'>, secret: Secret, ground: Ground): AsyncGenerator<FoundDataset> {
  const token = secret['token'] === undefined ? {} : { authorization: secret['token'] }
  const { origin } = new URL(source.url)
  const seen = new Set<string>()
  let next: string | undefined = source.url
  for (let page = 0; next !== undefined && !seen.has(next); page += 1) {
    if (page === mostPages) throw say.tooMany(mostDatasets)
    seen.add(next)
    const answer = await get(next, ground, { headers: { accept: 'text/turtle, application/ld+json;q=0.9' }, secret: new URL(next).origin === origin ? token : {} })
    const store = await parse(answer, ground)
    const datasets = store.getSubjects(rdfType, `${dcatNs}Dataset`, null).toSorted((a, b) => (a.value < b.value ? -1 : 1))
    if (page === 0 && datasets.length === 0) throw say.notWhatItShouldBe(answer.url.host, 'DCAT')
    if (datasets.length > mostDatasets) throw say.tooMany(mostDatasets)
    // A dataset without an address of its own could not be known again.
    for (const dataset of datasets) if (dataset.termType === 'NamedNode') yield found(store, dataset, ground, (url) => (url.origin === origin ? token : {}))
    next = hydraNext.flatMap((property) => store.getObjects(null, property, null)).map(({ value }) => value).find((value) => URL.canParse(value))
  }
}

/** Reads the answer by its media type; where that says nothing, by its beginning. */
async function parse(answer: Answer, ground: Ground): Promise<Store> {
  const type = String(answer.headers['content-type'] ?? '').toLowerCase()
  const text = await textOf(answer)
  const store = new Store()
  try {
    if (/json/.test(type) || (!/turtle|n-triples/.test(type) && /^\s*[{[]/.test(text))) {
      for await (const quad of jsonLd(text, answer.url, ground)) store.addQuad(quad)
    } else store.addQuads(new Parser({ baseIRI: answer.url.href }).parse(text))
  } catch (error) {
    if (error instanceof Failure) throw error
    throw say.notWhatItShouldBe(answer.url.host, 'Turtle / JSON-LD')
  }
  return store
}

function jsonLd(text: string, { href }: URL, ground: Ground): JsonLdParser {
  const parser = new JsonLdParser({
    baseIRI: href,
    // A context may lie anywhere: it is asked for as carefully as the feed.
    documentLoader: { load: async (url) => z.record(z.string(), z.any()).parse(await jsonOf(await get(url, ground, { headers: { accept: 'application/ld+json, application/json' } }), 'JSON-LD')) },
  })
  parser.end(text)
  return parser
}

function found(store: Store, dataset: Term, ground: Ground, secretFor: (url: URL) => Readonly<Record<string, string>>): FoundDataset {
  const all = (subject: Term, property: string): readonly Term[] => store.getObjects(subject, property, null)
  const values = (subject: Term, property: string): readonly string[] => all(subject, property).map(({ value }) => value)
  /** What is said of the format or the licence: an address, or a node with a name. */
  const words = (subject: Term, ...properties: readonly string[]): readonly string[] => properties.flatMap((property) =>
    all(subject, property).flatMap((term) => [term.value, ...values(term, `${dct}title`), ...values(term, `${dct}identifier`), ...values(term, 'http://www.w3.org/2000/01/rdf-schema#label')]))
  const texts = (property: string): Readonly<Record<string, string>> =>
    Object.fromEntries(all(dataset, property).map((term) => ['language' in term && typeof term.language === 'string' ? term.language.toLowerCase().split('-')[0]! : '', term.value]))

  const pathFor = paths()
  const distributions = all(dataset, `${dcatNs}distribution`).toSorted((a, b) => (a.value < b.value ? -1 : 1))
  const files = distributions.flatMap((distribution): readonly FoundFile[] => {
    const [address] = [...values(distribution, `${dcatNs}downloadURL`), ...values(distribution, `${dcatNs}accessURL`)].flatMap((value) => URL.parse(value) ?? [])
    const direct = values(distribution, `${dcatNs}downloadURL`).length > 0
    if (address === undefined) return []
    // An address of access may be a page for people: only its own ending says that it is a file.
    const ending = endingOf(direct ? words(distribution, `${dcatNs}mediaType`, `${dct}format`) : [], address.href)
    if (ending === undefined) return []
    const path = pathFor(decodeURIComponent(address.pathname.split('/').at(-1) ?? ''), ending)
    return [{ path, open: (known) => download(address, ground, known, { secret: secretFor(address), what: path }) }]
  })

  const [publisher] = all(dataset, `${dct}publisher`).flatMap((term) => (term.termType === 'Literal' ? [term.value] : values(term, foafName)))
  const [page] = values(dataset, `${dcatNs}landingPage`)
  const [frequency] = values(dataset, `${dct}accrualPeriodicity`)
  const [identifier] = values(dataset, `${dct}identifier`)
  const said: Said = {
    name: identifier ?? dataset.value, title: texts(`${dct}title`), notes: texts(`${dct}description`), keywords: [...new Set(values(dataset, `${dcatNs}keyword`))],
    licences: [...words(dataset, `${dct}license`, `${dct}rights`), ...distributions.flatMap((one) => words(one, `${dct}license`))], themes: values(dataset, `${dcatNs}theme`),
    page: page ?? dataset.value, ...(publisher !== undefined && { publisher }), ...(frequency !== undefined && { frequency }),
  }
  return { key: dataset.value, files, said }
}
