/** The card of a model, generated from the thread: what it is, what from, how, how good, for what, and what is wrong with it. Pure. */
import { printSize } from '../../../kernel/files/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { type Locale, same, type Text } from '../../../law/text.ts'
import { autonomyWords, cardWords as words, kindWords, riskWords } from './card-words.ts'
import { languagesOf, type Model, type ReceiptSummary, trainingCompute } from './model.ts'
import { computeMethod } from './register-words.ts'
import type { Mark } from './release-rules.ts'

/** A value of the card: words, or words that lead to a page of the portal (a path without the language). */
export type CardValue = Text | { readonly text: Text; readonly path: string }

export type CardPart =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly term: Text; readonly value: CardValue }[] }
  | { readonly kind: 'table'; readonly caption: Text; readonly columns: readonly { readonly title: Text; readonly numeric?: true }[]; readonly rows: readonly (readonly CardValue[])[] }

export interface CardSection { readonly id: string; readonly title: Text; readonly parts: readonly CardPart[] }

export interface CardInput {
  readonly model: Model
  readonly provider: Text
  /** The receipts to be told of, newest first. */
  readonly receipts: readonly ReceiptSummary[]
  readonly marks: readonly Mark[]
}

const linked = (text: Text, path: string | undefined): CardValue => (path === undefined ? text : { text, path })
const decimals = (value: number, digits: number): Text => inEveryLanguage((locale) => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits }).format(value))
const percent = (part: number, whole: number): Text => inEveryLanguage((locale) => new Intl.NumberFormat(tags[locale], { style: 'percent', maximumFractionDigits: 2 }).format(whole === 0 ? 0 : part / whole))
const tags = { kk: 'kk', ru: 'ru', en: 'en-GB' } as const satisfies Record<Locale, string>
const total = (parts: readonly { readonly bytes: number }[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0)

/** The sections of a card; everything in it is taken from what is kept with the model. */
export const cardOf = (input: CardInput): readonly CardSection[] => [about(input), purpose(input), data(input), tokenizer(input), training(input), evaluation(input), risk(input), files(input)]

function about({ model: { name, made, description, provenance }, provider }: CardInput): CardSection {
  return {
    id: 'about', title: words.whatItIs,
    parts: [{
      kind: 'facts',
      facts: [
        { term: words.kind, value: kindWords[provenance.kind] },
        ...(made ? [
          { term: words.parameters, value: decimals(made.shape.parameters, 0) }, { term: words.architecture, value: words.layers(made.shape.layers, made.shape.width) },
          { term: words.context, value: words.tokens(made.shape.contextLength) },
        ] : []),
        { term: words.languages, value: same(languagesOf(provenance).join(', ')) }, { term: words.licence, value: same(description.licence) },
        { term: words.provider, value: provider }, { term: words.contact, value: same(`${description.contact.name}, ${description.contact.email}`) },
        ...(made ? [{ term: words.version, value: same(made.hash) }] : []), { term: same('API'), value: same(name) },
      ],
    }],
  }
}

const purpose = ({ model: { description } }: CardInput): CardSection => ({
  id: 'use', title: words.use,
  parts: [{ kind: 'text', text: description.intendedUse }, { kind: 'text', text: description.limits }, { kind: 'text', text: words.synthetic }],
})

/** What was taken back and opted out, and why the model was released with the latter. */
function warnings({ model: { release }, marks }: Pick<CardInput, 'model' | 'marks'>): readonly CardPart[] {
  const known = release?.optOuts
  const isKnown = ({ source, reason }: Mark): boolean => known?.of.some((one) => one.source === source && one.reason.en === reason.en) === true
  return [
    ...marks.filter((mark) => !isKnown(mark)).map(({ kind, title, reason }) => (kind === 'withdrawn' ? words.withdrawnData(title, reason) : words.optedOutData(title, reason))),
    ...known?.of.map(({ title, reason }) => words.optedOutData(title, reason)) ?? [],
    ...(known ? [words.releasedAllTheSame(known.reason)] : []),
  ].map((text): CardPart => ({ kind: 'text', text }))
}

function data(input: CardInput): CardSection {
  const { corpus } = input.model.provenance
  return {
    id: 'data', title: words.data,
    parts: [
      ...warnings(input),
      {
        kind: 'facts',
        facts: [
          { term: words.corpus, value: linked(same(corpus.title), corpus.path) }, { term: words.amount, value: words.documents(corpus.kept.documents, printSize(corpus.kept.bytes)) },
          { term: words.hash, value: same(corpus.hash) }, ...(corpus.summaryPath === undefined ? [] : [{ term: words.summary, value: linked(same('EU 2025'), corpus.summaryPath) }]),
        ],
      },
      table(words.languages, [words.language, words.share], corpus.languages.map(({ language, bytes }) => [same(language), percent(bytes, total(corpus.languages))])),
      table(words.licence, [words.licence, words.share], corpus.licences.map(({ licence, bytes }) => [same(licence), percent(bytes, total(corpus.licences))])),
      ...(corpus.sources.length > 0 ? [table(words.sources, [words.source, words.share], corpus.sources.map(({ title, licence, bytes }) => [same(licence === undefined ? title : `${title} (${licence})`), percent(bytes, total(corpus.sources))]))] : []),
      ...(corpus.removed?.length ? [table(words.removed, [words.reason, words.documentsColumn], corpus.removed.map(({ reason, documents }) => [same(reason), decimals(documents, 0)]))] : []),
    ],
  }
}

/** A table whose second column is a figure where it has one. */
const table = (caption: Text, titles: readonly [Text, Text], rows: readonly (readonly CardValue[])[]): CardPart => ({
  kind: 'table', caption, rows, columns: [{ title: titles[0] }, titles[1] === words.share || titles[1] === words.documentsColumn ? { title: titles[1], numeric: true } : { title: titles[1] }],
})

const tokenizer = ({ model: { provenance: { tokenizer: { kind, size, hash, path, tokensPerWord } } } }: CardInput): CardSection => ({
  id: 'tokenizer', title: words.tokenizer,
  parts: [{
    kind: 'facts',
    facts: [
      { term: words.kind, value: linked(words.tokenizerKind(kind, size), path) }, ...(tokensPerWord === undefined ? [] : [{ term: words.fertility, value: decimals(tokensPerWord, 3) }]),
      { term: words.hash, value: same(hash) },
    ],
  }],
})

function training({ model: { provenance, made } }: CardInput): CardSection {
  const { run, base } = provenance
  return {
    id: 'training', title: words.training,
    parts: [{
      kind: 'facts',
      facts: [
        { term: words.run, value: linked(run.title, run.path) }, { term: words.base, value: base ? same(base.licence === undefined ? base.name : `${base.name} (${base.licence})`) : words.fromScratch },
        { term: words.seen, value: words.seenText(run.tokens, run.steps) }, { term: words.time, value: words.timeText(run.seconds, run.processes) },
        ...(run.cpuSeconds === undefined ? [] : [{ term: words.cpuTime, value: words.hours(run.cpuSeconds) }]),
        { term: words.hardware, value: same(run.hardware) }, { term: words.energy, value: run.energy ? words.energyText(run.energy.wattHours, run.energy.method) : words.notMeasured },
        ...(made ? [{ term: words.compute, value: words.computeText(trainingCompute(made.shape, provenance), computeMethod) }] : []),
        ...(run.bitsPerByte === undefined ? [] : [{ term: words.validation, value: decimals(run.bitsPerByte, 4) }]), { term: words.recipe, value: same(run.recipe) },
      ],
    }],
  }
}

function evaluation({ receipts }: CardInput): CardSection {
  const probe = receipts.find(({ memorisation }) => memorisation !== undefined)?.memorisation
  const rows = receipts.flatMap((receipt) => receipt.results.map((result): readonly CardValue[] => [
    linked(result.title, receipt.path), result.measure, decimals(result.value, 4), inEveryLanguage((locale) => `${decimals(result.low, 4)[locale]} – ${decimals(result.high, 4)[locale]}`),
    result.chance === undefined ? same('–') : decimals(result.chance, 4),
  ]))
  return {
    id: 'evaluation', title: words.evaluation,
    parts: receipts.length === 0 ? [{ kind: 'text', text: words.noReceipts }] : [
      {
        kind: 'table', caption: words.evaluation, rows,
        columns: [{ title: words.task }, { title: words.metric }, { title: words.value, numeric: true }, { title: words.interval, numeric: true }, { title: words.chance, numeric: true }],
      },
      { kind: 'text', text: probe ? words.memorisationText(probe) : words.memorisationNone },
    ],
  }
}

const risk = ({ model: { description: { risk: { class: degree, autonomy, reasons } } } }: CardInput): CardSection => ({
  id: 'risk', title: words.risk,
  parts: [{ kind: 'facts', facts: [{ term: words.riskClass, value: riskWords[degree] }, { term: words.autonomy, value: autonomyWords[autonomy] }, { term: words.reasons, value: reasons }] }],
})

const files = ({ model: { made } }: CardInput): CardSection => ({
  id: 'files', title: words.files,
  parts: made === undefined ? [] : [{
    kind: 'table', caption: words.files, columns: [{ title: words.file }, { title: words.size, numeric: true }, { title: words.hash }],
    rows: made.files.map(({ name, size, hash }) => [same(name), printSize(size), same(hash)]),
  }],
})
