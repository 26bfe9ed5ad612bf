/** Past cases under a draft, for whoever may read them: how many come out otherwise, by which rule, which they are, and what becomes of the open ones. */
import type { Replayed, StudioDraft } from '../../kernel/studio/index.ts'
import type { ReplayedCase } from '../../kernel/cases/index.ts'
import { ruleTitle } from '../../law/called.ts'
import { formatNumber } from '../../law/format.ts'
import { verdictText } from '../../law/print.ts'
import { same, type Text } from '../../law/text.ts'
import { actions, button, form, notice, progress, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { optionWords } from './messages.ts'
import { numberField } from './parts.ts'
import { moment } from '../words.ts'
import { barredAs, howFar, otherwiseOf, replayWords as words, ruledOtherwise, there } from './replay.messages.ts'

export function replayPart(visit: Visit, draft: StudioDraft, replayed: Replayed): Content {
  const { locale } = visit
  const asks = (label: Text): Content => form(visit, { body: html`${numberField(draft)}${actions(button(locale, label, { kind: 'quiet' }))}` })
  const shown = (): Content => {
    switch (replayed.state) {
      case 'withheld': return html`<p>${words.withheld[locale]}</p>`
      case 'none': return html`<p>${there(replayed.cases)[locale]}</p>${asks(words.start)}`
      case 'failed': return html`${notice(locale, { kind: 'warning', body: words.failed[locale] })}${asks(words.start)}`
      case 'running': return progress(locale, { label: words.going, done: replayed.done, total: replayed.total, text: howFar(replayed.done, replayed.total) })
      case 'done': return html`${replayed.at !== undefined && html`<p class="hint">${words.doneAt[locale]}: ${moment(visit, replayed.at)}</p>`}${done(visit, draft, replayed)}${replayed.at !== undefined && asks(words.renew)}`
    }
  }
  return html`<h2>${words.past[locale]}</h2><p class="hint">${words.lead[locale]}</p>${shown()}`
}

function done({ locale }: Visit, { declaration }: StudioDraft, { replay: { cases, otherwise, barred, byRule, listed }, open }: Extract<Replayed, { readonly state: 'done' }>): Content {
  const changes = ({ rules, barred: out }: ReplayedCase): readonly Text[] => [
    ...rules.map(({ rule, was, would }) => ruledOtherwise(ruleTitle(declaration, rule), verdictText(was), verdictText(would))),
    ...(out ? [barredAs(declaration.steps[out.step]?.title ?? same(out.step), declaration.steps[out.step]?.outcomes[out.outcome]?.label ?? same(out.outcome))] : []),
  ]
  const rules = Object.entries(byRule)
  return html`<p>${otherwiseOf(cases, otherwise, barred)[locale]}${otherwise === 0 && html` ${words.noneOtherwise[locale]}`}</p>${
    rules.length > 0 && table(locale, { caption: words.rule, captionUnseen: true, rows: rules, columns: [{ title: words.rule, header: true, cell: ([rule]) => ruleTitle(declaration, rule)[locale] }, { title: words.cases, numeric: true, cell: ([, count]) => formatNumber(count, locale) }] })}${
    listed.length > 0 && html`${table<ReplayedCase>(locale, { caption: words.past, captionUnseen: true, rows: listed, columns: [
      { title: words.case, header: true, cell: ({ number }) => number }, { title: words.what, cell: (one) => html`<ul>${changes(one).map((text) => html`<li>${text[locale]}</li>`)}</ul>` },
    ] })}${listed.length >= 500 && html`<p class="hint">${words.firstOnly[locale]}</p>`}`}<h2>${words.openCases[locale]}</h2><p>${optionWords[declaration.inForce.openCases.rule]?.[locale]}</p>${open.length > 0 && table(locale, {
    caption: words.openCases, captionUnseen: true, rows: open, columns: [
      { title: words.step, header: true, cell: ({ step }) => declaration.steps[step]?.title[locale] ?? html`<code>${step}</code> — ${words.noStep[locale]}` }, { title: words.cases, numeric: true, cell: (one) => formatNumber(one.cases, locale) },
    ],
  })}`
}
