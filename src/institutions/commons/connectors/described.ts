/** From what a catalogue says of a dataset to a description of ours. Pure. Nothing is made up: what is not said gets the plainest value. */
import spdx from 'spdx-license-ids/index.json' with { type: 'json' }
import { createHash } from 'node:crypto'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { euLicence, licenceUrl, termsOnly, usualLicences } from '../catalogue/licences.ts'
import { type Description, themes } from '../dataset.ts'
import { fromSource } from './messages.ts'
import type { Said } from './source.ts'

/** An address or a word, so that the same licence is written the same. */
const plain = (word: string): string =>
  word.trim().toLowerCase().replace(/^https?:\/\/(www\.)?/, '').replace(/\/(?:deed(?:\.\w+)?|legalcode(?:\.\w+)?)?$/, '').replace(/^spdx\.org\/licenses\/(.+?)(?:\.html)?$/, '$1')

/** Licences by the addresses and words that portals use for them. A name without a version (CKAN's `cc-by`) tells none. */
const known: ReadonlyMap<string, string> = new Map([
  ...spdx.map((id) => [id.toLowerCase(), id] as const),
  ...usualLicences.flatMap((id) => [licenceUrl(id), euLicence(id)].flatMap((url) => (url === undefined ? [] : [[plain(url), id] as const]))),
  ['cc-zero', 'CC0-1.0'], ['odc-pddl', 'PDDL-1.0'], ['odc-odbl', 'ODbL-1.0'], ['odc-by', 'ODC-By-1.0'],
  ['opendatacommons.org/licenses/pddl/1-0', 'PDDL-1.0'], ['opendatacommons.org/licenses/odbl/1-0', 'ODbL-1.0'], ['opendatacommons.org/licenses/by/1-0', 'ODC-By-1.0'],
])

/** The SPDX licence that one of the words names surely; else `LicenseRef-terms`. */
function licenceIn(words: readonly string[]): string {
  for (const word of words.map(plain)) {
    const [, kind, version] = /^creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)$/.exec(word) ?? []
    const id = known.get(word) ?? known.get(`cc-${kind}-${version}`) ?? known.get(word.replaceAll(' ', '-'))
    if (id !== undefined) return id
  }
  return termsOnly
}

/** The texts of a description; a language that the source has not gets another one, with a mark that says so. */
function inLanguages(all: Readonly<Record<string, string>>, host: string | undefined, longest: number): Text {
  const given = Object.fromEntries(Object.entries(all).map(([language, text]) => [language, text.trim()]).filter(([, text]) => text !== ''))
  const any = given['ru'] ?? given['kk'] ?? given['en'] ?? Object.values(given)[0] ?? '—'
  return inEveryLanguage((locale) => {
    const own = given[locale]
    if (own !== undefined || host === undefined) return (own ?? any).slice(0, longest)
    const mark = `\n\n${fromSource(host)[locale]}`
    return `${any.slice(0, longest - mark.length)}${mark}`
  })
}

const frequencies: readonly (readonly [RegExp, Description['updates']])[] = [
  [/never|not_planned|ontology.*never/, 'never'], [/daily|p1d\b/, 'daily'], [/weekly|p1w\b|p7d\b/, 'weekly'], [/quarterly|p3m\b/, 'quarterly'], [/monthly|p1m\b/, 'monthly'],
  [/annual|yearly|p1y\b/, 'yearly'],
]

/** What is said of a dataset that a catalogue at `host` has. */
export function describe(said: Said, host: string): Description {
  const theme = said.themes?.map((one) => one.replace(/^.*[/#]/, '').toUpperCase()).find((one) => one in themes) ?? 'GOVE'
  const updates = frequencies.find(([pattern]) => pattern.test(said.frequency?.replace(/^.*[/#]/, '').toLowerCase() ?? ''))?.[1] ?? 'irregular'
  const publisher = said.publisher?.trim().slice(0, 200) || host
  const source = said.page !== undefined && URL.canParse(said.page) && /^https?:/.test(said.page) ? said.page : undefined
  const notes = Object.values(said.notes).some((text) => text.trim() !== '') ? said.notes : said.title
  return {
    title: inLanguages(said.title, undefined, 200), summary: inLanguages(notes, host, 5000), licence: licenceIn(said.licences), responsible: { name: publisher }, creator: publisher,
    ...(source !== undefined && { source }), keywords: [...new Set(said.keywords.map((word) => word.trim().slice(0, 60)).filter((word) => word !== ''))].slice(0, 30),
    languages: [], theme, updates, fields: {},
  }
}

/** A name for a dataset that addresses may hold, from what the source calls it. */
export function nameFrom(given: string): string {
  const last = given.replace(/[/#]+$/, '').replace(/^.*[/#]/, '')
  const name = last.normalize('NFKD').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/-{2,}/g, '-').replaceAll(/\.{2,}/g, '.').slice(0, 80).replace(/^[._-]+|[._-]+$/g, '')
  return name.length >= 2 ? name : `dataset-${markOf(given)}`
}

/** Some letters that tell one name from another. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
