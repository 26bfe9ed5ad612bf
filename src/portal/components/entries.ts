/** The question for entries of a register: few are listed, of many the number is typed or looked for on a page of its own. */
import { entriesNamed } from '../../law/entry-field.ts'
import type { Locale } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Control, FormState, SelectChoice } from './control.ts'
import { words } from './messages.ts'

/** The questions of rows are offered alike in each: `works.0.plot` is `works.plot`. */
export const offeredAs = (control: string): string => control.replaceAll(/\.\d{1,4}(?=\.)/g, '')

/** The entries that are listed, and what was chosen besides; undefined where they are too many, or not known. */
export function listedEntries({ name }: Control, { entries, values = {} }: FormState): readonly SelectChoice[] | undefined {
  const offered = entries?.[offeredAs(name)]
  if (offered === undefined || offered === 'many') return undefined
  const others = chosenIn(name, values).filter((number) => !offered.some(({ value }) => value === number))
  return [...offered, ...others.map((number) => ({ value: number, label: `№ ${number}` }))]
}

/** The numbers that a form holds for a question: typed, or ticked each by a name of its own. */
export const chosenIn = (name: string, values: Readonly<Record<string, string>>): readonly string[] => [...new Set([
  ...entriesNamed((values[name] ?? '').split(/[,;]/).map((one) => one.trim())),
  ...Object.keys(values).filter((one) => one.startsWith(`${name}.`) && values[one] === 'true').map((one) => one.slice(name.length + 1)),
])]

/** The button that leads to the page where an entry is looked for; Enter in a box of the form does not press it. */
export const lookFor = (locale: Locale, { name }: Control, { entries }: FormState): Html | undefined => (entries?.[offeredAs(name)] !== 'many' ? undefined
  : html`<button class="unseen" tabindex="-1" aria-hidden="true"></button><div class="actions"><button class="button quiet" name="pick-entry" value="${name}" formnovalidate>${words.lookFor[locale]}</button></div>`)
