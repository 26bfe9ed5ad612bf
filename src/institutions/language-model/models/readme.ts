/** The card of a model as `README.md`, with the metadata that Hugging Face reads. Pure. */
import { type Locale, locales, same, type Text } from '../../../law/text.ts'
import { type CardInput, cardOf, type CardPart, type CardValue } from './card.ts'
import { cardWords as words } from './card-words.ts'
import { withdrawn } from '../../../kernel/taken-back/index.ts'
import { languagesOf } from './model.ts'

/** Values in the front matter are JSON, which YAML takes as it is. */
const line = ([key, value]: readonly [string, unknown]): string => `${key}: ${JSON.stringify(value)}`

/** What the front matter says; the clients ask for it as `cardData` too. */
export function cardData({ model, receipts, marks }: Pick<CardInput, 'model' | 'receipts' | 'marks'>): Readonly<Record<string, unknown>> {
  const { name, description, provenance } = model
  const taken = withdrawn(marks)
  return {
    license: description.licence.toLowerCase(), language: languagesOf(provenance), library_name: 'transformers', pipeline_tag: 'text-generation',
    tags: ['llama', 'gguf', 'text-generation', ...(provenance.kind === 'chat' ? ['conversational'] : [])],
    ...(provenance.base && { base_model: provenance.base.name }),
    ...(taken.length > 0 && { taken_back: taken.map(({ source }) => source) }),
    'model-index': [{
      name,
      results: receipts.flatMap(({ results }) => results.map(({ task, title, metric, value }) => ({
        task: { type: 'text-generation' }, dataset: { type: task, name: title.en }, metrics: [{ type: metric, value }],
      }))),
    }],
  }
}

/** The card in every language, one after another. `link` makes an address of a path of the portal. */
export function readmeOf(input: CardInput, link: (path: string, locale: Locale) => string): string {
  const { model } = input
  const sections = cardOf(input)
  const inLanguage = (locale: Locale): readonly string[] => [
    `# ${model.name}`, model.description.summary[locale],
    ...sections.flatMap(({ title, parts }) => (parts.length === 0 ? [] : [`## ${title[locale]}`, ...parts.map((part) => partOf(part, locale, link))])),
  ]
  return `${['---', ...Object.entries(cardData(input)).map(line), '---'].join('\n')}\n\n${locales.flatMap(inLanguage).join('\n\n')}\n`
}

/** Words of others stand as words: nothing in them is taken for Markdown or HTML. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, ' ')

function valueOf(value: CardValue, locale: Locale, link: (path: string, locale: Locale) => string): string {
  const said: Text = 'path' in value ? value.text : value
  return 'path' in value ? `[${plain(said[locale])}](${link(value.path, locale)})` : plain(said[locale])
}

function tableOf({ columns, rows }: Pick<Extract<CardPart, { kind: 'table' }>, 'columns' | 'rows'>, locale: Locale, link: (path: string, locale: Locale) => string): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(columns.map(({ title }) => plain(title[locale]))), row(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((cells) => row(cells.map((cell) => valueOf(cell, locale, link)))),
  ].join('\n')
}

function partOf(part: CardPart, locale: Locale, link: (path: string, locale: Locale) => string): string {
  switch (part.kind) {
    case 'text': return plain(part.text[locale])
    case 'facts': return part.facts.map(({ term, value }) => `- ${plain(term[locale])}: ${valueOf(value, locale, link)}`).join('\n')
    case 'table': return tableOf(part, locale, link)
    case 'results': return tableOf({
      columns: [{ title: words.task }, { title: words.metric }, { title: words.value, numeric: true }, { title: words.interval, numeric: true }, { title: words.chance, numeric: true }],
      rows: part.results.map(({ task, measure, value, interval, chance = same('–') }) => [task, measure, value, interval, chance]),
    }, locale, link)
  }
}
