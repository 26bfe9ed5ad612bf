/** Past cases under a draft: how many come out otherwise, by which rule, which they are for whoever may read them, and what becomes of the open ones. */
import { leastTold, type Replayed, type StudioDraft, type Told } from '../../kernel/studio/index.ts'
import type { ReplayedCase } from '../../kernel/cases/index.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { verdictText } from '../../law/print.ts'
import { same, type Text } from '../../law/text.ts'
import { actions, button, form, notice, progress, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { optionWords } from './messages.ts'
import { numberField } from './parts.ts'
import { barredAs, countsOnly, few, howFar, otherwiseOf, replayWords as words, ruledOtherwise, there } from './replay.messages.ts'

const toldText = (told: Told): Text => (told === 'few' ? few(leastTold) : inEveryLanguage((locale) => formatNumber(told, locale)))

export function replayPart(visit: Visit, draft: StudioDraft, replayed: Replayed): Content {
  const { locale } = visit
  const start = form(visit, { body: html`${numberField(draft)}${actions(button(locale, words.start, { kind: 'quiet' }))}` })
  const shown = (): Content => {
    switch (replayed.state) {
      case 'none': return html`<p>${there(replayed.cases)[locale]}</p>${start}`
      case 'failed': return html`${notice(locale, { kind: 'warning', body: words.failed[locale] })}${start}`
      case 'running': return progress(locale, { label: words.going, done: replayed.done, total: replayed.total, text: howFar(replayed.done, replayed.total) })
      case 'done': return done(visit, draft, replayed)
    }
  }
  return html`<h2>${words.past[locale]}</h2><p class="hint">${words.lead[locale]}</p>${shown()}`
}

function done({ locale }: Visit, { declaration }: StudioDraft, { cases, otherwise, barred, byRule, open, listed }: Extract<Replayed, { readonly state: 'done' }>): Content {
  const changes = ({ rules, barred: out }: ReplayedCase): readonly Text[] => [
    ...rules.map(({ rule, was, would }) => ruledOtherwise(rule, verdictText(was), verdictText(would))),
    ...(out ? [barredAs(declaration.steps[out.step]?.title ?? same(out.step), declaration.steps[out.step]?.outcomes[out.outcome]?.label ?? same(out.outcome))] : []),
  ]
  const rules = Object.entries(byRule)
  return html`<p>${otherwise === 0 ? html`${otherwiseOf(toldText(cases), toldText(0), toldText(0))[locale]} ${words.noneOtherwise[locale]}` : otherwiseOf(toldText(cases), toldText(otherwise), toldText(barred))[locale]}</p>${listed === undefined && html`<p class="hint">${countsOnly(leastTold)[locale]}</p>`}${
    rules.length > 0 && table(locale, { caption: words.rule, captionUnseen: true, rows: rules, columns: [{ title: words.rule, header: true, cell: ([rule]) => html`<code>${rule}</code>` }, { title: words.cases, numeric: true, cell: ([, count]) => toldText(count)[locale] }] })}${
    listed !== undefined && listed.length > 0 && html`${table<ReplayedCase>(locale, { caption: words.past, captionUnseen: true, rows: listed, columns: [
      { title: words.case, header: true, cell: ({ number }) => number }, { title: words.what, cell: (one) => html`<ul>${changes(one).map((text) => html`<li>${text[locale]}</li>`)}</ul>` },
    ] })}${listed.length >= 500 && html`<p class="hint">${words.firstOnly[locale]}</p>`}`}<h2>${words.openCases[locale]}</h2><p>${optionWords[declaration.inForce.openCases.rule]?.[locale]}</p>${open.length > 0 && table(locale, {
    caption: words.openCases, captionUnseen: true, rows: open, columns: [
      { title: words.step, header: true, cell: ({ step }) => declaration.steps[step]?.title[locale] ?? html`<code>${step}</code> — ${words.noStep[locale]}` }, { title: words.cases, numeric: true, cell: (one) => toldText(one.cases)[locale] },
    ],
  })}`
}
