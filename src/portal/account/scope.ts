/** What a delegation covers, in words and as a question. */
import type { Locale } from '../../law/text.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { words } from './messages.ts'
import type { Named } from './parts.ts'

/** The kinds of acts and the procedures covered, by their titles; one that is declared no more is shown by its id. */
export const scopeText = (locale: Locale, delegable: readonly Named[], scope: 'all' | readonly string[]): Content =>
  scope === 'all'
    ? words.all[locale]
    : scope.map((id, place) => html`${place > 0 && html`<br>`}${delegable.find((one) => one.id === id)?.title[locale] ?? id}`)

/** The questions of what is delegated: everything, or the kinds of acts and the procedures chosen. */
export const scopeControls = (delegable: readonly Named[]): readonly Control[] => [
  { kind: 'choice', name: 'extent', label: words.scope, choices: [{ value: 'all', label: words.all }, { value: 'some', label: words.some }] },
  { kind: 'checks', name: 'scope', label: words.some, optional: true, choices: delegable.map(({ id, title }) => ({ value: id, label: title })) },
]
