/** Tasks as they are written on a page: choices, numbers and words by questions of their own, programs as YAML, items of QTI 3 as their XML. */
import { parse, stringify } from 'yaml'
import type { Control } from '../../../../portal/index.ts'
import type { DraftTask, Said } from '../content.ts'
import { saidControls, saidIn, saidValues } from './fields.ts'
import { kinds, words } from './messages.ts'

export type Kind = keyof typeof kinds

export const kindOf = ({ kind }: DraftTask): Kind => (kind in kinds ? kind as Kind : 'choice')

type Values = Readonly<Record<string, string>>
interface Option { readonly id: string; readonly label: Said; readonly right?: true }

const isProgram = (kind: Kind): boolean => kind === 'python' || kind === 'sql'
const source = (label: typeof words.source | typeof words.item): Control => ({ kind: 'text', name: 'source', label, maxLength: 200_000, long: true })

export function taskControls(task: DraftTask): readonly Control[] {
  const kind = kindOf(task)
  if (isProgram(kind)) return [source(words.source)]
  const name = saidControls('title', words.name)
  if (kind === 'qti') return [...name, source(words.item)]
  const own: readonly Control[] = kind === 'choice' ? saidControls('options', words.options, { long: true, maxLength: 4000, hint: words.optionsHint })
    : kind === 'number' ? [{ kind: 'input', name: 'answer', label: words.answer, inputmode: 'text', maxLength: 40, width: 'short' }, { kind: 'input', name: 'tolerance', label: words.tolerance, inputmode: 'text', maxLength: 40, width: 'short' }]
      : [{ kind: 'text', name: 'accepted', label: words.accepted, hint: words.acceptedHint, maxLength: 4000, long: true }]
  return [...name, ...saidControls('prompt', words.prompt, { long: true, maxLength: 20_000 }), ...own, ...saidControls('explanation', words.explanation, { long: true, maxLength: 20_000 })]
}

const said = (value: unknown): Said => (typeof value === 'object' && value !== null ? value : {})
const optionsOf = (task: DraftTask): readonly Option[] => (Array.isArray(task['options']) ? task['options'] as readonly Option[] : [])
const listed = (options: readonly Option[]): Said => Object.fromEntries((['kk', 'ru', 'en'] as const).map((one) => [one, options.some(({ label }) => label[one]) ? options.map(({ label, right }) => `${right ? '+ ' : ''}${label[one] ?? ''}`).join('\n') : '']))

export function taskValues(task: DraftTask): Values {
  const { id: _id, ...rest } = task
  const kind = kindOf(task)
  if (isProgram(kind)) return { source: stringify(rest, { lineWidth: 0 }) }
  const name = saidValues('title', task.title)
  if (kind === 'qti') return { ...name, source: String(task['item'] ?? '') }
  const text = (key: string): string => (task[key] === undefined ? '' : String(task[key]))
  return {
    ...name, ...saidValues('prompt', said(task['prompt'])), ...saidValues('explanation', said(task['explanation'])),
    ...(kind === 'choice' ? saidValues('options', listed(optionsOf(task))) : kind === 'number' ? { answer: text('answer'), tolerance: text('tolerance') } : { accepted: Array.isArray(task['accepted']) ? task['accepted'].join('\n') : '' }),
  }
}

/** Options by their lines: what stands in one line is one option in every language, and right where any language says so. */
function optionsIn(values: Values): readonly Option[] {
  const lines = Object.entries(saidIn('options', values)).map(([language, text]) => ({ language, rows: (text ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== '') }))
  return Array.from({ length: Math.min(8, Math.max(0, ...lines.map(({ rows }) => rows.length))) }, (_, at): Option => {
    const right = lines.some(({ rows }) => rows[at]?.startsWith('+'))
    return { id: 'abcdefgh'[at]!, label: Object.fromEntries(lines.flatMap(({ language, rows }) => (rows[at] === undefined ? [] : [[language, rows[at].replace(/^\+\s*/, '')]]))), ...(right && { right }) }
  })
}

const numberOr = (typed: string | undefined): number | string => {
  const bare = (typed ?? '').replaceAll(/\s/g, '').replace(/^[−–]/, '-').replace(',', '.')
  return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : typed ?? ''
}

/** What a task became by its form. Half of one is kept too: the page says what is missing. */
export function taskOfForm(task: DraftTask, values: Values): DraftTask {
  const kind = kindOf(task)
  const text = (values['source'] ?? '').replaceAll('\r\n', '\n')
  if (isProgram(kind)) {
    const read = yamlOf(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { title: task.title, ...read, id: task.id, kind } : task
  }
  const title = saidIn('title', values)
  if (kind === 'qti') return { id: task.id, kind, title, item: text }
  const [prompt, explanation] = [saidIn('prompt', values), saidIn('explanation', values)]
  return {
    id: task.id, kind, title, prompt, ...(Object.keys(explanation).length > 0 && { explanation }),
    ...(kind === 'choice' ? { options: optionsIn(values) } : kind === 'number' ? { answer: numberOr(values['answer']), tolerance: numberOr(values['tolerance'] || '0') } : { accepted: (values['accepted'] ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== '') }),
  }
}

function yamlOf(text: string): unknown {
  try {
    // No aliases: a short text would become a long one.
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return undefined
  }
}
