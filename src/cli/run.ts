/** Reads a line of the shell, runs its command and turns what goes wrong into one sentence and an exit code. */
import { parseArgs, styleText } from 'node:util'
import { Failure } from '../law/failure.ts'
import { isLocale, spoken } from '../law/text.ts'
import type { Locale, Text } from '../law/text.ts'
import { UsageError } from './command.ts'
import type { Call, Description, Handler } from './command.ts'
import { descriptions } from './descriptions.ts'
import type { CommandName } from './descriptions.ts'
import { namesOf, printCommandHelp, printHelp, usage } from './help.ts'

/** Where the words go; the process's own streams unless a test says otherwise. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean }
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean }
}

/**
 * Runs `shanyraq` with the words after its name and answers with the exit code: 0 done, 1 failed, 2 not understood.
 *
 * `handlers` are the commands there are; help shows no others. Words come in the language of SHANYRAQ_LANGUAGE, LC_ALL,
 * LC_MESSAGES or LANG, in English when that is none of ours. SHANYRAQ_DEBUG shows where an error came from.
 */
export async function run(
  argv: readonly string[],
  handlers: Partial<Readonly<Record<CommandName, Handler>>>,
  { env = process.env, out = process.stdout, err = process.stderr }: Partial<Streams> & { readonly env?: Call['env'] } = {},
): Promise<number> {
  const locale = localeOf(env)
  const names = namesOf((name) => handlers[name] !== undefined)
  const [asked, ...line] = argv
  try {
    if (asked === undefined || asked === 'help' || asked === '--help' || asked === '-h') {
      const topic = names.find((name) => name === line[0])
      out.write(`${topic ? printCommandHelp(topic, locale) : printHelp(names, locale)}\n`)
      return asked === undefined ? 2 : 0
    }
    const name = names.find((one) => one === asked)
    const handler = name && handlers[name]
    if (!handler) throw unknownCommand(asked, names)
    if (line.includes('--help') || line.includes('-h')) {
      out.write(`${printCommandHelp(name, locale)}\n`)
      return 0
    }
    const words = (text: Text | string): string => (typeof text === 'string' ? text : text[locale])
    return (await handler({
      ...read(name, line),
      env,
      locale,
      say: (text) => void out.write(`${words(text)}\n`),
      progress: (text) => void (err.isTTY && err.write(`\r\u001B[K${words(text)}`)),
    })) ?? 0
  } catch (error) {
    if (err.isTTY) err.write('\r\u001B[K')
    err.write(`${styleText('red', 'shanyraq:', { stream: process.stderr })} ${explain(error, locale)}\n`)
    if (env['SHANYRAQ_DEBUG'] && error instanceof Error) err.write(`${error.stack}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

/** Reads the operands and options of a command. */
function read(name: CommandName, line: readonly string[]): Pick<Call, 'operands' | 'options'> {
  const { operands = [], options = {} }: Description = descriptions[name]
  let parsed
  try {
    parsed = parseArgs({
      args: [...line],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([option, { value }]) =>
        [option, { type: value ? 'string' : 'boolean' }] as const)),
    })
  } catch (error) {
    throw misunderstood(name, error instanceof Error ? error.message.replace(/\. .*$/s, '') : '')
  }
  const given = parsed.positionals
  const least = operands.filter((operand) => !operand.endsWith('?') && !operand.endsWith('...')).length
  const many = operands.some((operand) => operand.endsWith('...'))
  const tooMany = !many && given.length > operands.length
  if (given.length < least || tooMany) throw misunderstood(name, given.slice(operands.length).join(' '))
  return {
    operands: given,
    options: Object.fromEntries(Object.entries(parsed.values).map(([option, value]) =>
      [option, typeof value === 'string' ? value : ''])),
  }
}

/** The sentence for what went wrong. */
function explain(error: unknown, locale: Locale): string {
  if (error instanceof UsageError) return error.text[locale]
  if (error instanceof Failure) {
    const problems = error.problems.map(({ field, text }) => `\n  ${field ? `${field}: ` : ''}${text[locale]}`)
    return `${error.text[locale]}${problems.join('')}`
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return full[locale]
  const message = error instanceof Error ? error.message : String(error)
  const ofTheSystem = ['ENOENT', 'ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'EISDIR', 'EADDRINUSE'].some((known) => known === code)
  return ofTheSystem ? message : `${message}\n${unexpected[locale]}`
}

function localeOf(env: Call['env']): Locale {
  const wanted = env['SHANYRAQ_LANGUAGE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  const language = wanted.slice(0, 2)
  return isLocale(language) ? language : 'en'
}

const full: Text = spoken({
  kk: 'Дискіде бос орын жоқ. Орын босатып, команданы қайталаңыз.',
  ru: 'На диске не осталось места. Освободите место и повторите команду.',
  en: 'The disk is full. Free some space and run the command again.',
})

const unexpected: Text = spoken({
  kk: 'Бұл — күтілмеген қате. Толығырақ: SHANYRAQ_DEBUG=1 қойып, команданы қайталаңыз.',
  ru: 'Это непредвиденная ошибка. Подробности: повторите команду с SHANYRAQ_DEBUG=1.',
  en: 'This was not expected. For details run the command again with SHANYRAQ_DEBUG=1.',
})

function unknownCommand(asked: string, names: readonly CommandName[]): UsageError {
  const [near] = names.map((name) => ({ name, far: distance(asked, name) })).sort((one, other) => one.far - other.far)
  const hint = near && near.far <= 2 ? ` ${near.name}?` : ' shanyraq --help'
  return new UsageError(spoken({
    kk: `«${asked}» деген команда жоқ.${hint}`,
    ru: `Команды «${asked}» нет.${hint}`,
    en: `There is no command “${asked}”.${hint}`,
  }))
}

const misunderstood = (name: CommandName, what: string): UsageError => {
  const why = what ? ` (${what})` : ''
  return new UsageError(spoken({
    kk: `Команда жолы түсініксіз${why}. Қолданылуы: ${usage(name)}`,
    ru: `Строка команды непонятна${why}. Использование: ${usage(name)}`,
    en: `The line is not understood${why}. Usage: ${usage(name)}`,
  }))
}

/** How many letters one must add, drop, change or swap with the next to come from one word to the other. */
function distance(one: string, other: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap)
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
