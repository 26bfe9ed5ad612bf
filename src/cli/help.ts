/** Prints what the command line can do. */
import { styleText } from 'node:util'
import { type Locale, spoken, type Text } from '../law/text.ts'
import type { Description, Option } from './command.ts'
import { descriptions } from './descriptions.ts'
import type { CommandName } from './descriptions.ts'

const words = {
  usage: spoken({ kk: 'Қолданылуы:', ru: 'Использование:', en: 'Usage:' }),
  commands: spoken({ kk: 'Командалар:', ru: 'Команды:', en: 'Commands:' }),
  options: spoken({ kk: 'Параметрлер:', ru: 'Параметры:', en: 'Options:' }),
  help: spoken({ kk: 'осы анықтама', ru: 'эта справка', en: 'this help' }),
  more: spoken({
    kk: 'Команда туралы: shanyraq КОМАНДА --help',
    ru: 'О команде: shanyraq КОМАНДА --help',
    en: 'About a command: shanyraq COMMAND --help',
  }),
} satisfies Record<string, Text>

/** The names of the commands there are, in the order of help. */
export const namesOf = (known: (name: CommandName) => boolean): readonly CommandName[] =>
  Object.keys(descriptions).filter(isName).filter(known)

const isName = (name: string): name is CommandName => Object.hasOwn(descriptions, name)

/** Help for `shanyraq` itself. */
export function printHelp(names: readonly CommandName[], locale: Locale): string {
  const rows = names.map((name): [string, string] => [name, descriptions[name].about[locale]])
  return [
    `${bold(words.usage[locale])} shanyraq ${names.join('|')} …`,
    '',
    bold(words.commands[locale]),
    ...columns(rows),
    '',
    words.more[locale],
  ].join('\n')
}

/** Help for one command. */
export function printCommandHelp(name: CommandName, locale: Locale): string {
  const { about, options = {}, more }: Description = descriptions[name]
  const rows = Object.entries(options).map(([option, { value, about: text }]: [string, Option]): [string, string] =>
    [`--${option}${value ? ` ${value}` : ''}`, text[locale]])
  return [
    about[locale],
    '',
    `${bold(words.usage[locale])} ${usage(name)}`,
    '',
    bold(words.options[locale]),
    ...columns([...rows, ['--help', words.help[locale]]]),
    ...(more ? ['', more[locale]] : []),
  ].join('\n')
}

/** The line of a command: `shanyraq backup FILE [--data FOLDER]`. */
export function usage(name: CommandName): string {
  const { operands = [], options = {} }: Description = descriptions[name]
  const shown = Object.entries(options).map(([option, { value }]: [string, Option]) => `[--${option}${value ? ` ${value}` : ''}]`)
  const needed = operands.map((operand) => (operand.endsWith('?') ? `[${operand.slice(0, -1)}]` : operand))
  return ['shanyraq', name, ...needed, ...shown].join(' ')
}

const bold = (text: string): string => styleText('bold', text, { stream: process.stdout })

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
