/**
 * What StratML has no element for, as lines of `OtherInformation`: `shanyraq.name = value`, each of them whole, whatever the value holds. Pure.
 */
import type { Answer, Facts } from '../../../law/field.ts'
import { element, type Element } from './stratml.ts'

export const mark = 'shanyraq.'
/** Of one line; what other languages take for the end of one, such as U+2028, is of its value. */
const ourLine = /^shanyraq\.(\w+) = ([\s\S]*)$/

export const isOurs = (line: string): boolean => ourLine.test(line)

/** One line in a line of its own, whatever it holds. */
export const written = (value: Answer): string => String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
const read = (text: string): string => text.replace(/\\([\\nr])/g, (_, one: string) => ({ n: '\n', r: '\r' })[one] ?? '\\')

/** What has no element of its own, as lines. */
export const otherLines = (values: Facts, names: readonly string[]): string =>
  names.flatMap((name) => (values[name] === undefined || values[name] === '' ? [] : [`${mark}${name} = ${written(values[name]!)}`])).join('\n')

/** What is said in a column; undefined where nothing is. */
export const told = (values: Facts, name: string): string | undefined => (values[name] === undefined || values[name] === '' ? undefined : String(values[name]))

export const other = (lines: string): Element | undefined => (lines === '' ? undefined : element('OtherInformation', lines))

/** The lines of ours in a text. */
export const oursIn = (text: string): readonly (readonly [string, string])[] => text.split('\n').flatMap((line) => {
  const [, name, value] = ourLine.exec(line.trim()) ?? []
  return name === undefined ? [] : [[name, read(value!)] as const]
})

/** Whoever answers: the body, and in person the officer; the name of the role is the column. */
export const stakeholders = (values: Facts): readonly Element[] => (['owner', 'ownerOffice'] as const).flatMap((name) => {
  const value = told(values, name)
  return value === undefined ? [] : [element('Stakeholder', [element('Name', value), element('Role', [element('Name', name), element('RoleType', 'Performer')])], { StakeholderTypeType: name === 'owner' ? 'Organization' : 'Person' })]
})
