/** The card of a corpus: what is in it, by what licences, what was left out by which rule, and the thread both ways. */
import { type PersonalDataKind, kindNames } from '../../../../kernel/personal-data/index.ts'
import { formatNumber } from '../../../../law/format.ts'
import type { Locale, Text } from '../../../../law/text.ts'
import { same } from '../../../../law/text.ts'
import { printSize } from '../../../../kernel/files/index.ts'
import { copyable, definitionList, html, type Html, moment, table, tag, type Visit } from '../../../../portal/index.ts'
import { benchmarks } from '../../benchmarks.ts'
import type { Corpus } from '../corpus.ts'
import type { Amount, Manifest, SourceReport } from '../contract.ts'
import type { Withheld } from '../withheld.ts'
import { nameOfLanguage } from '../language-names.ts'
import { nothing as none, plus } from '../tally.ts'
import { markedWord, mendWords, ruleName, stateWords, tierWords, words } from './words.ts'

export const stateTag = (locale: Locale, { state }: Pick<Corpus, 'state'>): Html =>
  tag(locale, stateWords[state], ({ building: 'now', ready: 'good', failed: 'late', cancelled: 'plain' } as const)[state])

export const markedTag = (locale: Locale): Html => tag(locale, markedWord, 'late')

/** Amounts of all sources under the same name, the largest first. */
function together(sources: readonly SourceReport[], of: (source: SourceReport) => Readonly<Record<string, Amount>>): readonly (readonly [string, Amount])[] {
  const sums = new Map<string, Amount>()
  for (const source of sources) for (const [name, amount] of Object.entries(of(source))) sums.set(name, plus(sums.get(name) ?? none, amount))
  return [...sums].sort(([, a], [, b]) => b.bytes - a.bytes)
}

function counts(sources: readonly SourceReport[], of: (source: SourceReport) => Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>()
  for (const source of sources) for (const [name, count] of Object.entries(of(source))) sums.set(name, (sums.get(name) ?? 0) + count)
  return [...sums].sort(([, a], [, b]) => b - a)
}

const amountColumns = <Row>(locale: Locale, of: (row: Row) => Amount) => [
  { title: words.documents, numeric: true, cell: (row: Row) => formatNumber(of(row).documents, locale) },
  { title: words.wordCount, numeric: true, cell: (row: Row) => formatNumber(of(row).words, locale) },
  { title: words.size, numeric: true, cell: (row: Row) => printSize(of(row).bytes)[locale] },
]

/** Why the manifest does not have the hash of the corpus now, and what of it can be checked. */
const withheldNote = ({ locale, link }: Visit, { rest, journal }: Withheld): Html => html`<p class="hint">${words.withheld[locale]} ${
  journal === undefined ? words.restUnrecorded[locale] : html`${words.restRecorded[locale]} <a href="${link(journal)}">${words.restEntry[locale]}</a>`}</p>${copyable(locale, { label: words.rest, value: rest })}`

/** A card without its heading and its buttons. */
export function card(visit: Visit, { corpus, manifest, withheld, line, titles }: {
  readonly titles: ReadonlyMap<string, Text>; readonly corpus: Corpus; readonly manifest: Manifest; readonly withheld?: Withheld; readonly line: Html | undefined
}): Html {
  const { locale } = visit
  const { total, sources } = manifest
  return html`${definitionList(locale, [
    { term: words.languages, value: html`${Object.keys(manifest.texts).map((language) => nameOfLanguage(language)[locale]).join(', ')}` },
    { term: words.licences, value: (manifest.strict ? words.strictYes : words.strictNo)[locale] },
    ...(corpus.finishedAt === undefined ? [] : [{ term: words.created, value: moment(visit, corpus.finishedAt) }]),
  ])}${copyable(locale, { label: words.hash, value: corpus.hash ?? '' })}${withheld && withheldNote(visit, withheld)}${table(locale, {
    caption: words.about, captionUnseen: true,
    rows: [[words.read, total.read], [words.kept, total.kept], [words.train, total.train], [words.validation, total.validation]] as const,
    columns: [{ title: words.about, header: true, cell: ([title]) => title[locale] }, ...amountColumns<readonly [Text, Amount]>(locale, ([, amount]) => amount)],
  })}<h2>${words.sources[locale]}</h2>${sources.map((source) => sourceSection(locale, source, namedSo(manifest, titles)))}<h2>${words.licences[locale]}</h2>${table(locale, {
    caption: words.licences, captionUnseen: true, rows: manifest.licences,
    columns: [
      { title: words.licences, header: true, cell: ({ licence }) => licence }, { title: words.tier, cell: ({ tier }) => tierWords[tier][locale] },
      ...amountColumns<Manifest['licences'][number]>(locale, ({ kept }) => kept),
    ],
  })}${removedSection(locale, manifest)}${treatedSection(locale, manifest)}${decontaminationSection(locale, manifest)}<h2>${words.rules[locale]}</h2>${
    rulesTable(locale, manifest)}<p class="hint">${words.duplicates(manifest.duplicates.similarity, manifest.duplicates.bands, manifest.duplicates.places, locale)}</p>${samplesSection(locale, manifest, namedSo(manifest, titles))}${
    line && html`<h2>${words.thread[locale]}</h2><p class="hint">${words.threadHint[locale]}</p>${line}`}`
}

/** What a source is called on the thread, by its name in the manifest: a dataset's is Kazakh there. */
const namedSo = ({ sources }: Manifest, titles: ReadonlyMap<string, Text>) => (name: string): Text => {
  const source = sources.find(({ title }) => title === name)
  return (source && titles.get(source.id)) ?? same(name)
}

const sourceSection = (locale: Locale, { title, read, kept, parts }: SourceReport, named: (name: string) => Text): Html => html`<h3>${named(title)[locale]}</h3>${table(locale, {
  caption: named(title), captionUnseen: true,
  rows: [
    [words.read[locale], read], [words.kept[locale], kept], ...(Object.keys(parts).length > 1 ? Object.entries(parts).map(([name, amount]) => [named(name)[locale], amount] as const) : []),
  ] as readonly (readonly [string, Amount])[],
  columns: [{ title: words.part, header: true, cell: ([name]) => name }, ...amountColumns<readonly [string, Amount]>(locale, ([, amount]) => amount)],
})}`

function removedSection(locale: Locale, { sources }: Manifest): Html {
  const removed = together(sources, (source) => source.removed)
  const cut = counts(sources, (source) => source.cut)
  return html`<h2>${words.removed[locale]}</h2>${table(locale, {
    caption: words.removed, captionUnseen: true, rows: removed, empty: html`<p>—</p>`,
    columns: [{ title: words.reason, header: true, cell: ([reason]) => ruleName(reason)[locale] }, ...amountColumns<readonly [string, Amount]>(locale, ([, amount]) => amount)],
  })}${cut.length > 0 && html`<h3>${words.cut[locale]}</h3>${table(locale, {
    caption: words.cut, captionUnseen: true, rows: cut,
    columns: [{ title: words.reason, header: true, cell: ([reason]) => ruleName(reason)[locale] }, { title: words.lines, numeric: true, cell: ([, count]) => formatNumber(count, locale) }],
  })}`}`
}

const isKind = (kind: string): kind is PersonalDataKind => Object.hasOwn(kindNames, kind)

function treatedSection(locale: Locale, { sources }: Manifest): Html {
  const listed = (title: Text, rows: readonly (readonly [string, number])[], name: (of: string) => Text): Html => html`<h2>${title[locale]}</h2>${table(locale, {
    caption: title, captionUnseen: true, rows, empty: html`<p>0</p>`,
    columns: [{ title: words.kind, header: true, cell: ([kind]) => name(kind)[locale] }, { title: words.count, numeric: true, cell: ([, count]) => formatNumber(count, locale) }],
  })}`
  return html`${listed(words.mended, counts(sources, (source) => source.mended), (kind) => mendWords[kind] ?? same(kind))}${
    listed(words.masked, counts(sources, (source) => source.masked), (kind) => (isKind(kind) ? kindNames[kind] : same(kind)))}<p class="hint">${words.namesLeft[locale]}</p>`
}

const decontaminationSection = (locale: Locale, { decontamination }: Manifest): Html => html`<h2>${words.decontamination[locale]}</h2><p class="hint">${words.benchmarksHint[locale]}</p>${table(locale, {
  caption: words.decontamination, captionUnseen: true, rows: decontamination.benchmarks,
  columns: [
    { title: words.benchmarks, header: true, cell: ({ id }) => benchmarks.find((one) => one.id === id)?.title[locale] ?? id },
    { title: words.documents, numeric: true, cell: ({ documents }) => formatNumber(documents, locale) }, { title: words.lines, numeric: true, cell: ({ lines }) => formatNumber(lines, locale) },
  ],
})}`

const rulesTable = (locale: Locale, { rules }: Manifest): Html => html`<details><summary>${words.rules[locale]}: ${rules.length}</summary>${table(locale, {
  caption: words.rules, captionUnseen: true, rows: rules,
  columns: [
    { title: words.rule, header: true, cell: ({ id }) => ruleName(id)[locale] }, { title: words.threshold, numeric: true, cell: ({ threshold }) => formatNumber(threshold, locale) },
    { title: words.origin, cell: ({ source }) => html`<span lang="en">${source}</span>` },
  ],
})}</details>`

const samplesSection = (locale: Locale, { samples }: Manifest, named: (name: string) => Text): Html | undefined => (samples.length === 0 ? undefined : html`<h2>${words.samples[locale]}</h2><p class="hint">${words.samplesHint[locale]}</p>${
  samples.map(({ id, source, text }) => html`<details><summary>${named(source)[locale]}: ${id.startsWith(`${source}:`) ? words.line(id.slice(source.length + 1), locale) : html`<code>${id}</code>`}</summary><p class="prose">${text}</p></details>`)}`)
