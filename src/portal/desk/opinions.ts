/** The form of an officer's own part in a step that several perform at once, and what only some of the ways out ask. */
import type { CaseView } from '../../kernel/cases/index.ts'
import type { Field } from '../../law/field.ts'
import { partsOf } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { fields } from '../components/index.ts'
import type { Control, FormState } from '../components/index.ts'
import type { ShownFindings } from '../findings-asked.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { opinionWords } from '../services/case-messages.ts'
import { actWords } from './act-messages.ts'
import { texts } from './doing.ts'

/** The controls of the first part that is open to the officer: what they must find, what they answer, and why. */
export function opinionControls(locale: Locale, view: CaseView, part: string, { common, ways, notes }: ShownFindings, state: FormState): Content {
  const { answers } = partsOf(view.procedure.steps[view.state.step ?? '']?.by)[part]!
  const choice: Control = {
    kind: 'choice', name: 'act-outcome', label: opinionWords.opinion,
    choices: Object.entries(answers).map(([value, { label, reasons }]) => ({ value, label, ...(reasons && { hint: actWords.needsReasons }) })),
  }
  const asking = Object.entries(answers).map(([name, { label }]) => ({ label, findings: ways[name] ?? [] }))
  return html`${notes}${fields(locale, [...common, choice], state)}${askedOnly(locale, asking, state)}${fields(locale, [texts.reasons], state)}`
}

/** What only some of the ways out ask, each under the name of those that do: whoever takes another leaves it empty. */
export function askedOnly(locale: Locale, ways: readonly { readonly label: Text; readonly findings?: readonly Field[] }[], state: FormState): Content {
  const asked = new Map<string, { readonly labels: Text[]; readonly field: Field }>()
  for (const { label, findings = [] } of ways) for (const field of findings) asked.set(field.name, { field, labels: [...asked.get(field.name)?.labels ?? [], label] })
  const groups = Map.groupBy(asked.values(), ({ labels }) => labels.map((label) => label[locale]).join(' · '))
  return [...groups].map(([labels, together]) => html`<fieldset><legend>${actWords.onlyFor[locale]} ${labels}</legend>${fields(locale, together.map(({ field }) => field), state)}</fieldset>`)
}
