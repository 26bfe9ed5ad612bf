/** Tasks as they are written on a page: choices, numbers and words by questions of their own, programs as YAML, items of QTI 3 as their XML. */
import { parse, stringify, YAMLParseError } from 'yaml'
import { Failure } from '../../../../law/failure.ts'
import type { Text } from '../../../../law/text.ts'
import type { Control } from '../../../../portal/index.ts'
import { type DraftTask, readDraftTask, type Said } from '../content.ts'
import { saidControls, saidIn, saidValues } from './fields.ts'
import { kinds, words } from './messages.ts'

export type Kind = keyof typeof kinds

export const kindOf = ({ kind }: DraftTask): Kind => (kind in kinds ? kind as Kind : 'choice')

type Values = Readonly<Record<string, string>>
interface Option { readonly id: string; readonly label: Said; readonly right?: true }

const languages = ['kk', 'ru', 'en'] as const
const mostOptions = 8

const isProgram = (kind: Kind): boolean => kind === 'python' || kind === 'sql'
const source = (label: typeof words.source | typeof words.item): Control => ({ kind: 'text', name: 'source', label, maxLength: 200_000, long: true })

export function taskControls(task: DraftTask): readonly Control[] {
  const kind = kindOf(task)
  if (isProgram(kind)) return [source(words.source)]
  const name = saidControls('title', words.name)
  if (kind === 'qti') return [...name, source(words.item)]
  const own: readonly Control[] = kind === 'choice' ? saidControls('options', words.options, { long: true, maxLength: 4000, hint: words.optionsHint })
    : kind === 'number' ? [{ kind: 'input', name: 'answer', label: words.answer, inputmode: 'text', maxLength: 40, width: 'short' }, { kind: 'input', name: 'tolerance', label: words.tolerance, inputmode: 'text', maxLength: 40, width: 'short' }]
      : kind === 'free' ? saidControls('guide', words.guide, { long: true, maxLength: 20_000 })
        : [{ kind: 'text', name: 'accepted', label: words.accepted, hint: words.acceptedHint, maxLength: 4000, long: true }]
  return [...name, ...saidControls('prompt', words.prompt, { long: true, maxLength: 20_000 }), ...own, ...saidControls('explanation', words.explanation, { long: true, maxLength: 20_000 })]
}

const said = (value: unknown): Said => (typeof value === 'object' && value !== null ? value : {})
const optionsOf = (task: DraftTask): readonly Option[] => (Array.isArray(task['options']) ? task['options'] as readonly Option[] : [])
/** A line of an option: + before what is right, and a backslash before words that begin with either sign themselves. */
const lineOf = (label: string, right: boolean | undefined): string => (label === '' ? '' : `${right ? '+ ' : ''}${/^[+\\]/.test(label) ? '\\' : ''}${label.replaceAll(/\s*\n\s*/g, ' ')}`)
const listed = (options: readonly Option[]): Said => Object.fromEntries(languages.map((one) => [one, options.some(({ label }) => label[one]) ? options.map(({ label, right }) => lineOf(label[one] ?? '', right)).join('\n') : '']))

export function taskValues(task: DraftTask): Values {
  const { id: _id, ...rest } = task
  const kind = kindOf(task)
  if (isProgram(kind)) return { source: stringify(rest, { lineWidth: 0 }) }
  const name = saidValues('title', task.title)
  if (kind === 'qti') return { ...name, source: String(task['item'] ?? '') }
  const text = (key: string): string => (task[key] === undefined ? '' : String(task[key]))
  return {
    ...name, ...saidValues('prompt', said(task['prompt'])), ...saidValues('explanation', said(task['explanation'])),
    ...(kind === 'choice' ? saidValues('options', listed(optionsOf(task))) : kind === 'number' ? { answer: text('answer'), tolerance: text('tolerance') } : kind === 'free' ? saidValues('guide', said(task['guide'])) : { accepted: Array.isArray(task['accepted']) ? task['accepted'].join('\n') : '' }),
  }
}

/** Options by their lines: what stands in one line is one option in every language, and right where any language says so. One that stood there keeps its id, by which the key and what was answered name it. */
function optionsIn(values: Values, before: readonly Option[]): readonly Option[] {
  const lines = languages.map((language) => ({ language, rows: (values[`options-${language}`] ?? '').split('\n').map((row) => {
    const [, mark, words = ''] = /^(\+?)\s*(.*)$/.exec(row.trim())!
    return { words: words.replace(/^\\(?=[+\\])/, ''), right: mark === '+' && words !== '' }
  }) }))
  const written = Array.from({ length: Math.max(...lines.map(({ rows }) => rows.length)) }, (_, at) => ({
    at, right: lines.some(({ rows }) => rows[at]?.right), label: Object.fromEntries(lines.flatMap(({ language, rows }) => (rows[at]?.words ? [[language, rows[at].words]] : []))) as Said,
  })).filter(({ label }) => Object.keys(label).length > 0)
  if (written.length > mostOptions) throw new Failure('invalid', words.tooManyOptions, languages.filter((one) => values[`options-${one}`]?.trim()).map((one) => ({ field: `options-${one}`, text: words.tooManyOptions })))
  const left = new Set(before)
  const takes = (fits: (one: Option) => boolean): string | undefined => {
    const found = [...left].find(fits)
    if (found) left.delete(found)
    return found?.id
  }
  const same = written.map(({ label }) => takes((one) => languages.some((language) => label[language] !== undefined && label[language] === one.label[language])))
  const ids = written.map(({ at }, place) => same[place] ?? takes((one) => one === before[at]))
  const free = [...'abcdefgh'].filter((one) => !before.some(({ id }) => id === one))
  return written.map(({ label, right }, place): Option => ({ id: ids[place] ?? free.shift() ?? `option-${place + 1}`, label, ...(right && { right }) }))
}

const numberOr = (typed: string | undefined): number | string => {
  const bare = (typed ?? '').replaceAll(/\s/g, '').replace(/^[−–]/, '-').replace(',', '.')
  return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : typed ?? ''
}

/** What a task became by its form. Half of one is kept too: the page says what is missing. Throws a `Failure` that names the field where it cannot be kept as it was typed. */
export function taskOfForm(task: DraftTask, values: Values): DraftTask {
  const kind = kindOf(task)
  const text = (values['source'] ?? '').replaceAll('\r\n', '\n')
  if (isProgram(kind)) {
    const read = yamlOf(text)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) throw wrongSource(words.noMapping)
    const whole = readDraftTask({ title: task.title, ...read, id: task.id, kind })
    if ('fault' in whole) throw wrongSource(words.wrongYaml(whole.fault))
    return whole.task
  }
  const title = saidIn('title', values)
  if (kind === 'qti') return { id: task.id, kind, title, item: text }
  const [prompt, explanation] = [saidIn('prompt', values), saidIn('explanation', values)]
  return {
    id: task.id, kind, title, prompt, ...(Object.keys(explanation).length > 0 && { explanation }),
    ...(kind === 'choice' ? { options: optionsIn(values, optionsOf(task)) } : kind === 'number' ? { answer: numberOr(values['answer']), tolerance: numberOr(values['tolerance'] || '0') } : kind === 'free' ? guideIn(values) : { accepted: (values['accepted'] ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== '') }),
  }
}

/** How to judge a free answer, where anything is said of it. */
function guideIn(values: Values): { readonly guide?: Said } {
  const guide = saidIn('guide', values)
  return Object.keys(guide).length > 0 ? { guide } : {}
}

const wrongSource = (text: Text): Failure => new Failure('invalid', text, [{ field: 'source', text }])

function yamlOf(text: string): unknown {
  try {
    // No aliases: a short text would become a long one.
    return parse(text, { maxAliasCount: 0 })
  } catch (error) {
    const [said = ''] = error instanceof Error ? error.message.split('\n') : []
    throw wrongSource(words.wrongYaml(error instanceof YAMLParseError && error.linePos ? `${error.linePos[0].line}: ${said.replace(/ at line \d+, column \d+:?$/, '')}` : said))
  }
}
