/**
 * What the linter and the house say of a draft, in the words of its forms: a member is called by its label and a thing by its title, where a declaration has names for both.
 * Whoever writes files is told by these names, which is what stands there; whoever fills in forms has never seen them.
 */
import { ruleTitle, valueTitle } from '../../law/called.ts'
import type { Finding } from '../../law/lint.ts'
import { allFaults } from '../../law/lint-faults.ts'
import { withMend } from '../../law/lint.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { findingsIn, fieldsOf, type Procedure, type Step } from '../../law/procedure.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { optionText } from './clause-form.ts'
import { memberWords, optionWords, questionWords } from './messages.ts'
import { kinds, others } from './speaking.messages.ts'

const labelOf = (path: string): Text | undefined => {
  const last = path.slice(path.lastIndexOf('.') + 1)
  return memberWords[path] ?? others[path] ?? memberWords[last] ?? others[last] ?? questionWords[path as keyof typeof questionWords] as Text | undefined ?? optionWords[path]
}
const yes: Text = spoken({ kk: 'иә', ru: 'да', en: 'yes' })

/** A value as a declaration writes it, such as `true`, `escalate` or `{ by: person }`. */
function valueText(member: string, value: string, locale: Locale): string {
  const inner = /^\{\s*(\w+): (.*?)\s*\}$/.exec(value)
  if (inner) return valueText(inner[1]!, inner[2]!, locale)
  const name = value.replaceAll(/^[{\s]+|[,…}\s]+$/gu, '')
  if (name === 'true') return yes[locale]
  return name === '' ? '…' : (kinds[name] ?? labelOf(name) ?? optionText(member, name))[locale]
}

const quoted = /(?<open>[«“])(?<path>[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)(?:: (?<value>[^»”]+))?(?<close>[»”])/gu
/** In brackets after what it says in words. */
const inBrackets = /(?<=\()([a-z]+): ([a-z]+)(?=\))/gu
/** The same without quotes, which no word of a sentence looks like. */
const bare = /(?<![\p{L}«“])(?<path>[a-z]+[A-Z][A-Za-z]*)(?:: (?<value>true|[a-z]+))?(?!\p{L})/gu

/** A text that names members of a declaration as the declaration does, by their labels. */
export const byLabels = (text: Text): Text => inEveryLanguage((locale) => {
  const [open, close] = locale === 'en' ? ['“', '”'] : ['«', '»']
  const said = (whole: string, path: string, value: string | undefined): string => {
    const label = labelOf(path)
    if (path === 'of' && value !== undefined) return `${open}${valueText(path, value, locale)}${close}`
    return label === undefined ? whole : `${open}${label[locale]}${value === undefined ? '' : `: ${valueText(path, value, locale)}`}${close}`
  }
  return text[locale].replaceAll(quoted, (whole, _open, path: string, value: string | undefined) => said(whole, path, value)).replaceAll(inBrackets, (whole, path: string, value: string) => said(whole, path, value)).replaceAll(bare, (whole, path: string, value: string | undefined) => said(whole, path, value))
})

/** A text of the house about a draft: what it names by an id, such as a register or the draft itself, is called by its title. */
export const byTitles = (text: Text, titles: ReadonlyMap<string, Text>): Text => inEveryLanguage((locale) =>
  byLabels(text)[locale].replaceAll(/(?<=[«“])[a-z][\w-]*\.[\w.-]+(?=[»”])/gu, (id) => titles.get(id)?.[locale] ?? id))

/** The titles of the things of a draft, by the names that it has for them; where one name stands for several, those of the chapter first of which something was found. */
function titlesIn(draft: Procedure, place: string, house: ReadonlyMap<string, Text>): ReadonlyMap<string, Text> {
  const steps = Object.entries<Step>(draft.steps)
  const chapter = place.startsWith('entitlements') ? draft.entitlements ?? {} : place.startsWith('obligations') ? draft.obligations : {}
  return new Map([
    ...house, ...Object.entries(draft.obligations).map(([name, { title }]) => [name, title] as const), ...Object.keys(draft.parameters).map((name) => [name, valueTitle(draft, name)] as const), ...Object.keys(draft.rules).map((name) => [name, ruleTitle(draft, name)] as const),
    ...Object.entries(draft.offices), ...Object.entries(draft.decisions).map(([name, { title }]) => [name, title] as const),
    ...steps.flatMap(([, { outcomes }]) => Object.entries(outcomes).map(([name, { label }]) => [name, label] as const)), ...steps.map(([name, { title }]) => [name, title] as const),
    ...[...fieldsOf(draft), ...steps.flatMap(([, step]) => findingsIn(step))].map(({ name, label }) => [name, label] as const), [draft.id, draft.title] as const,
    ...Object.entries(chapter).map(([name, { title }]) => [name, title] as const),
  ])
}

/** A finding in these words; `house` calls bodies and their offices by their titles. What neither has keeps the name by which it was looked for. */
export function spokenFinding(draft: Procedure, finding: Finding, house: ReadonlyMap<string, Text> = new Map()): Finding {
  const { rule, names = [], words, place } = finding
  const [name = '', other = ''] = names
  const titles = titlesIn(draft, place, house)
  // Only rules whose words take names give any.
  const kind = (allFaults as unknown as Readonly<Record<string, { readonly words: (...names: readonly string[]) => Text } | undefined>>)[rule]
  if (kind === undefined || (!titles.has(name) && !titles.has(other) && !Object.hasOwn(questionWords, other))) return { ...finding, words: byLabels(words) }
  // What is said to be unknown is no thing of the draft, whatever else there is called so.
  const called = (one: string, unknown: boolean, locale: Locale): string => (unknown ? undefined : titles.get(one) ?? questionWords[one as keyof typeof questionWords] as Text | undefined)?.[locale] ?? one
  return { ...finding, words: byLabels(withMend(rule, inEveryLanguage((locale) => kind.words(called(name, rule.startsWith('unknown-'), locale), called(other, false, locale))[locale]))) }
}
