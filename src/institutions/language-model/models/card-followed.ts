/** The sections of a card on how a model was made whose making was followed. Pure. */
import { printSize } from '../../../kernel/files/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { same } from '../../../law/text.ts'
import { nameOfLanguage, ruleName } from '../corpus/index.ts'
import { measured } from '../evaluation/measure.ts'
import { nameOfTokenizer } from '../tokenizers/index.ts'
import { type CardPart, type CardSection, decimals, linked, percent, table, total } from './card-value.ts'
import { cardWords as words } from './card-words.ts'
import { nameOfLicence } from './licence-names.ts'
import { type Followed, type Shape, trainingCompute } from './model.ts'
import { computeMethod } from './register-words.ts'

/** Data, tokenizer and training; `warnings` stand before the data. */
export const followedSections = (made: Followed, { shape, warnings }: { readonly shape: Shape | undefined; readonly warnings: readonly CardPart[] }): readonly CardSection[] =>
  [data(made, warnings), tokenizer(made), training(made, shape)]

function data({ corpus }: Followed, warnings: readonly CardPart[]): CardSection {
  return {
    id: 'data', title: words.data,
    parts: [
      ...warnings,
      {
        kind: 'facts',
        facts: [
          { term: words.corpus, value: linked(same(corpus.title), corpus.path) }, { term: words.amount, value: words.documents(corpus.kept.documents, printSize(corpus.kept.bytes)) },
          { term: words.hash, value: same(corpus.hash) }, ...(corpus.summaryPath === undefined ? [] : [{ term: words.summary, value: linked(same('EU 2025'), corpus.summaryPath) }]),
        ],
      },
      table(words.languages, [words.language, words.share], corpus.languages.map(({ language, bytes }) => [nameOfLanguage(language), percent(bytes, total(corpus.languages))])),
      table(words.licence, [words.licence, words.share], corpus.licences.map(({ licence, bytes }) => [nameOfLicence(licence), percent(bytes, total(corpus.licences))])),
      ...(corpus.sources.length > 0 ? [table(words.sources, [words.source, words.share], corpus.sources.map(({ title, licence, bytes }) => [inEveryLanguage((locale) => (licence === undefined ? title : `${title} (${nameOfLicence(licence)[locale]})`)), percent(bytes, total(corpus.sources))]))] : []),
      ...(corpus.removed?.length ? [table(words.removed, [words.reason, words.documentsColumn], corpus.removed.map(({ reason, documents }) => [ruleName(reason), decimals(documents, 0)]))] : []),
    ],
  }
}

const tokenizer = ({ tokenizer: { kind, size, hash, path, tokensPerWord } }: Followed): CardSection => ({
  id: 'tokenizer', title: words.tokenizer,
  parts: [{
    kind: 'facts',
    facts: [
      { term: words.kind, value: linked(words.tokenizerKind(nameOfTokenizer(kind), size), path) }, ...(tokensPerWord === undefined ? [] : [{ term: words.fertility, value: decimals(tokensPerWord, 2) }]),
      { term: words.hash, value: same(hash) },
    ],
  }],
})

function training({ run, base }: Followed, shape: Shape | undefined): CardSection {
  return {
    id: 'training', title: words.training,
    parts: [{
      kind: 'facts',
      facts: [
        { term: words.run, value: linked(run.title, run.path) }, { term: words.base, value: base ? same(base.licence === undefined ? base.name : `${base.name} (${base.licence})`) : words.fromScratch },
        { term: words.seen, value: words.seenText(run.tokens, run.steps) }, { term: words.time, value: words.timeText(run.seconds, run.processes) },
        ...(run.cpuSeconds === undefined ? [] : [{ term: words.cpuTime, value: words.hours(run.cpuSeconds) }]),
        ...(run.interruptions === undefined ? [] : [{ term: words.interruptions, value: words.interruptionsText(run.interruptions.map(({ cause }) => cause)) }]),
        { term: words.hardware, value: same(run.hardware) }, { term: words.energy, value: run.energy ? words.energyText(run.energy.wattHours, run.energy.method) : words.notMeasured },
        ...(shape ? [{ term: words.compute, value: words.computeText(trainingCompute(shape, run.tokens), computeMethod) }] : []),
        ...(run.bitsPerByte === undefined ? [] : [{ term: words.validation, value: measured('bits per byte', run.bitsPerByte) }]), { term: words.recipe, value: same(run.recipe) },
      ],
    }],
  }
}
