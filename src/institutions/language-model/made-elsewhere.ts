/** What stands behind released models that another portal trained and followed: their corpora, tokenizers and training runs, as their provenance tells, beside those of this portal. */
import { printSize } from '../../kernel/files/index.ts'
import { formatNumber } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { html, type Html, table, type Visit } from '../../portal/index.ts'
import { nameOfLanguage } from './corpus/language-names.ts'
import { measured } from './evaluation/measure.ts'
import type { Followed, Model } from './models/model.ts'
import { nameOfTokenizer } from './tokenizers/page-words.ts'

/** Who lists the released models. */
export interface ReleasedModels { list(query: { readonly states: readonly ['released']; readonly limit: number; readonly offset: number }): Promise<{ readonly models: readonly Pick<Model, 'name' | 'provenance'>[] }> }

/** A released model, and how it was made where nothing of its making stands in this portal. */
export interface MadeElsewhere { readonly name: string; readonly path: string; readonly made: Followed }

/** Models that are looked through: the newest. */
const most = 100

/** Released models whose making was followed elsewhere, newest first. */
export async function madeElsewhere(models: ReleasedModels): Promise<readonly MadeElsewhere[]> {
  const { models: released } = await models.list({ states: ['released'], limit: most, offset: 0 })
  return released.flatMap(({ name, provenance }) => ('stated' in provenance || provenance.run.path !== undefined ? [] : [{ name, path: `/models/${name}`, made: provenance }]))
}

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const words = {
  corpora: say('Порталдан тыс оқытылған модельдердің корпустары', 'Корпуса моделей, обученных вне портала', 'Corpora of models that were trained elsewhere'),
  corporaHint: say(
    'Бұл корпустардың мәтіндері порталда сақталмайды. Дереккөздері, лицензиялары және алынып тасталған мәтіндері модельдің паспортында жазылған.',
    'Тексты этих корпусов на портале не хранятся. Источники, лицензии и удалённые тексты указаны в паспорте модели.',
    'The texts of these corpora are not kept here. The card of the model says their sources, their licences and what was left out.',
  ),
  runs: say('Модельдерді порталдан тыс оқыту', 'Обучение моделей вне портала', 'Training runs of models that were trained elsewhere'),
  runsHint: say(
    'Бұл модельдермен бірге оқыту қадамдарының журналы берілмеген, сондықтан шығын функциясының қисығы жоқ: тексеру мәтініндегі соңғы өлшем көрсетілген.',
    'Вместе с этими моделями не передан журнал шагов обучения, поэтому кривой функции потерь нет: показано последнее измерение на проверочном тексте.',
    'The log of the steps did not come with these models, so there is no curve: what was last measured on validation text is shown.',
  ),
  tokenizers: say('Порталдан тыс оқытылған модельдердің токенизаторлары', 'Токенизаторы моделей, обученных вне портала', 'Tokenizers of models that were trained elsewhere'),
  tokenizersHint: say('Токенизатордың файлы модель файлдарымен бірге тұр.', 'Файл токенизатора находится среди файлов модели.', 'The file of the tokenizer is among the files of the model.'),
  corpus: say('Корпус', 'Корпус', 'Corpus'),
  model: say('Модель', 'Модель', 'Model'),
  languages: say('Тілдері', 'Языки', 'Languages'),
  documents: say('Құжаттар', 'Документы', 'Documents'),
  size: say('Көлемі', 'Объём', 'Size'),
  steps: say('Қадамдар', 'Шаги', 'Steps'),
  tokens: say('Токендер', 'Токены', 'Tokens'),
  bits: say('Тексеру мәтініндегі бит/байт', 'Бит на байт проверочного текста', 'Bits per byte of validation text'),
  hardware: say('Жабдық', 'Оборудование', 'Hardware'),
  kind: say('Түрі', 'Вид', 'Kind'),
  vocabulary: say('Сөздігі', 'Словарь', 'Vocabulary'),
  notMeasured: say('өлшенбеген', 'не измерено', 'not measured'),
} as const

const modelCell = ({ link }: Visit, place: 'data' | 'training' | 'tokenizer') => ({
  title: words.model, header: true, cell: ({ name, path }: MadeElsewhere) => html`<a href="${link(path)}#${place}">${name}</a>`,
})

const section = ({ locale }: Visit, title: Text, hint: Text, body: Html): Html => html`<h2>${title[locale]}</h2><p class="hint">${hint[locale]}</p>${body}`

/** The corpora of these models; undefined where there are none. */
export const corporaElsewhere = (visit: Visit, all: readonly MadeElsewhere[]): Html | undefined => {
  const { locale } = visit
  return all.length === 0 ? undefined : section(visit, words.corpora, words.corporaHint, table(locale, {
    caption: words.corpora, captionUnseen: true, rows: all, columns: [
      modelCell(visit, 'data'), { title: words.corpus, cell: ({ made }) => made.corpus.title },
      { title: words.languages, cell: ({ made }) => made.corpus.languages.map(({ language }) => nameOfLanguage(language)[locale]).join(', ') },
      { title: words.documents, numeric: true, cell: ({ made }) => formatNumber(made.corpus.kept.documents, locale) }, { title: words.size, numeric: true, cell: ({ made }) => printSize(made.corpus.kept.bytes)[locale] },
    ],
  }))
}

/** The training runs of these models; undefined where there are none. */
export const runsElsewhere = (visit: Visit, all: readonly MadeElsewhere[]): Html | undefined => {
  const { locale } = visit
  return all.length === 0 ? undefined : section(visit, words.runs, words.runsHint, table(locale, {
    caption: words.runs, captionUnseen: true, rows: all, columns: [
      modelCell(visit, 'training'), { title: words.steps, numeric: true, cell: ({ made }) => formatNumber(made.run.steps, locale) },
      { title: words.tokens, numeric: true, cell: ({ made }) => formatNumber(made.run.tokens, locale) },
      { title: words.bits, numeric: true, cell: ({ made }) => (made.run.bitsPerByte === undefined ? words.notMeasured : measured('bits per byte', made.run.bitsPerByte))[locale] },
      { title: words.hardware, cell: ({ made }) => made.run.hardware },
    ],
  }))
}

/** The tokenizers of these models; undefined where there are none. */
export const tokenizersElsewhere = (visit: Visit, all: readonly MadeElsewhere[]): Html | undefined => {
  const { locale } = visit
  return all.length === 0 ? undefined : section(visit, words.tokenizers, words.tokenizersHint, table(locale, {
    caption: words.tokenizers, captionUnseen: true, rows: all, columns: [
      modelCell(visit, 'tokenizer'), { title: words.kind, cell: ({ made }) => nameOfTokenizer(made.tokenizer.kind)[locale] },
      { title: words.vocabulary, numeric: true, cell: ({ made }) => formatNumber(made.tokenizer.size, locale) },
    ],
  }))
}
