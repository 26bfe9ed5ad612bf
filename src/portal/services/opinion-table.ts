/** A step that several perform at once: who has said what, and in whose time. */
import type { CaseView } from '../../kernel/cases/index.ts'
import { partsIn } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import { cite, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { paragraphs } from './answer-list.ts'
import { performerOf } from './case-path.ts'
import { caseWords, opinionWords } from './case-messages.ts'
import { clockTone, clockWords } from './clock-words.ts'

/** Who performs the present step together, and what each has said. Other bodies are shown only what is theirs. */
export function opinionTable(locale: Locale, { procedure, state, clocks, referred }: CaseView): Html {
  const parts = Object.entries(partsIn(procedure.steps[state.step ?? '']?.by, state.facts))
  const said = (name: string) => state.opinions.find(({ part }) => part === name)
  return table(locale, {
    caption: opinionWords.opinions, rows: referred ? parts.filter(([name]) => said(name)) : parts, columns: [
      { title: opinionWords.whose, header: true, cell: ([, { title, by }]) => html`${title[locale]}<br><span class="hint">${performerOf(procedure, by, procedure.body.name)[locale]}</span>` },
      { title: opinionWords.opinion, cell: ([name, { answers, silence }]) => {
        const opinion = said(name)
        const clock = clocks.parts[name]
        if (opinion === undefined) {
          return html`<span class="faint">${opinionWords.notYet[locale]}</span>${clock && html` ${tag(locale, clockWords(clock), clockTone(clock))}`}<br><span class="hint">${opinionWords.ifSilent[locale]}: ${
            silence === 'escalate' ? caseWords.toHead[locale] : html`${answers[silence.answer]?.label[locale]}, ${cite(locale, silence.basis)}`}</span>`
        }
        return html`${tag(locale, answers[opinion.answer]?.label ?? opinion.answer, 'now')}${opinion.silent && html`<br><span class="hint">${opinionWords.bySilence[locale]}</span>`}${
          opinion.reasons && html`<p class="hint">${paragraphs(opinion.reasons)}</p>`}`
      } },
    ],
  })
}
