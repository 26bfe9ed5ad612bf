/** A step that several perform at once, as an officer sees it: who has said what, in whose time, and the form of one's own part. */
import type { CaseView } from '../../kernel/cases/index.ts'
import type { Field } from '../../law/field.ts'
import { partsOf } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { fields, table, tag } from '../components/index.ts'
import type { Control, FormState } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { paragraphs } from '../services/answer-list.ts'
import { performerOf } from '../services/case-path.ts'
import { opinionWords } from '../services/case-messages.ts'
import { clockTone, clockWords } from '../services/clock-words.ts'
import { actWords } from './act-messages.ts'
import { texts } from './doing.ts'

/** Who performs the present step together, and what each has said. Other bodies are shown only what is theirs. */
export function opinionTable(locale: Locale, { procedure, state, clocks, referred }: CaseView): Html {
  const parts = Object.entries(partsOf(procedure.steps[state.step ?? '']?.by))
  const said = (name: string) => state.opinions.find(({ part }) => part === name)
  return table(locale, {
    caption: opinionWords.opinions, rows: referred ? parts.filter(([name]) => said(name)) : parts, columns: [
      { title: opinionWords.whose, header: true, cell: ([, { title, by }]) => html`${title[locale]}<br><span class="hint">${performerOf(procedure, by, procedure.body.name)[locale]}</span>` },
      { title: opinionWords.opinion, cell: ([name, { answers }]) => {
        const opinion = said(name)
        const clock = clocks.parts[name]
        if (opinion === undefined) return html`<span class="faint">${opinionWords.notYet[locale]}</span>${clock && html` ${tag(locale, clockWords(clock), clockTone(clock))}`}`
        return html`${tag(locale, answers[opinion.answer]?.label ?? opinion.answer, 'now')}${opinion.silent && html`<br><span class="hint">${opinionWords.bySilence[locale]}</span>`}${
          opinion.reasons && html`<p class="hint">${paragraphs(opinion.reasons)}</p>`}`
      } },
    ],
  })
}

/** The controls of the first part that is open to the officer: what they must find, what they answer, and why. */
export function opinionControls(locale: Locale, view: CaseView, part: string, state: FormState): Content {
  const { findings = [], answers } = partsOf(view.procedure.steps[view.state.step ?? '']?.by)[part]!
  const choice: Control = {
    kind: 'choice', name: 'act-outcome', label: opinionWords.opinion,
    choices: Object.entries(answers).map(([value, { label, reasons }]) => ({ value, label, ...(reasons && { hint: actWords.needsReasons }) })),
  }
  return html`${fields(locale, [...findings, choice], state)}${askedOnly(locale, Object.values(answers), state)}${fields(locale, [texts.reasons], state)}`
}

/** What only some of the ways out ask, each under the name of those that do: whoever takes another leaves it empty. */
export function askedOnly(locale: Locale, ways: readonly { readonly label: Text; readonly findings?: readonly Field[] }[], state: FormState): Content {
  const asked = new Map<string, { readonly labels: Text[]; readonly field: Field }>()
  for (const { label, findings = [] } of ways) for (const field of findings) asked.set(field.name, { field, labels: [...asked.get(field.name)?.labels ?? [], label] })
  const groups = Map.groupBy(asked.values(), ({ labels }) => labels.map((label) => label[locale]).join(' · '))
  return [...groups].map(([labels, together]) => html`<fieldset><legend>${actWords.onlyFor[locale]} ${labels}</legend>${fields(locale, together.map(({ field }) => field), state)}</fieldset>`)
}
