/** Shows a classification: the class on each scale, why, what is open, what would change it, and what is owed. */
import { type Facts, type Field, isEmpty } from '../../../law/field.ts'
import { printAnswer } from '../../../law/print-answer.ts'
import { inEveryLanguage, type Locale, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { cite, definitionList, html, type Html, notice, table, tag, type Tone, type Visit } from '../../../portal/index.ts'
import type { Change, Distance } from './changes.ts'
import type { Classification, Resting, Stage, Standing } from './classify.ts'
import type { CompiledRegime } from './compile.ts'
import { between, fromDay, limitWords, onDay, steps, words } from './messages.ts'
import type { Place, Scale, SystemClass } from './regime.ts'

/** Where a question of the form is asked again, with all answers kept. */
export type Asking = (field: string) => string

/** A place in the law: the article with how sure we are, and the point. */
export const placed = (locale: Locale, { basis, point }: Place): Html => html`${cite(locale, basis)}${point && html` <span class="faint">${point[locale]}</span>`}`

const toneOf = ({ classes }: Scale, id: string): Tone => {
  const rank = classes.findIndex((one) => one.id === id)
  return rank === 0 ? 'good' : rank === classes.length - 1 ? 'late' : 'wait'
}

const classIn = ({ classes }: Scale, id: string): SystemClass => classes.find((one) => one.id === id)!

/** An answer in words: of a question of several values the one value. */
function answerWords(fields: readonly Field[], facts: Facts, { field: name, value }: Resting): Text {
  const field = fields.find((one) => one.name === name)!
  if (value !== undefined && field.kind === 'choices') return field.choices.find((choice) => choice.value === value)!.label
  const answer = facts[name]
  const said = answer === undefined ? words.notAnswered : field.kind === 'choices' && isEmpty(answer) ? words.noneTicked : printAnswer(field, answer)
  return inEveryLanguage((locale) => `${field.label[locale]} — ${said[locale]}`)
}

/** A change in words: "Does it profile people? — Yes". */
function changeWords(fields: readonly Field[], change: Change): Text {
  const field = fields.find(({ name }) => name === change.field)!
  if ('value' in change && field.kind === 'choices') {
    const { label } = field.choices.find(({ value }) => value === change.value)!
    const said = change.to ? words.ticked : words.unticked
    return inEveryLanguage((locale) => `${label[locale]} — ${said[locale]}`)
  }
  const said = 'limit' in change ? limitWords(change.side, change.limit, change.factor) : printAnswer(field, change.to)
  return inEveryLanguage((locale) => `${field.label[locale]} — ${said[locale]}`)
}

export function resultBody(visit: Visit, compiled: CompiledRegime, classification: Classification, today: Day, asking: Asking): Html {
  const { locale } = visit
  const { regime, fields } = compiled
  const { stages: [now, ...later], applies, open, facts, on } = classification
  const pages = regime.form.flatMap((page) => page.fields)
  return html`<p class="hint">${onDay(on)[locale]}</p>${on > today && notice(locale, { body: html`<p>${words.future[locale]}</p>` })}${
    applies === false && regime.applies && notice(locale, { body: html`<p>${regime.applies.outside[locale]} ${placed(locale, regime.applies)}</p>` })}${
    standingsList(locale, compiled, now)}${later.map((stage, at) => laterStage(locale, compiled, facts, stage, at === 0 ? now : later[at - 1]!))}
<h2>${words.why[locale]}</h2>${reasonsList(locale, compiled, facts, now)}${open.length > 0 && html`<h2>${words.notAnswered[locale]}</h2><p>${words.notAnsweredLead[locale]}</p><ul>${open.map((name) =>
    html`<li><a href="${asking(name)}">${fields.find((one) => one.name === name)!.label[locale]}</a></li>`)}</ul>`}
<h2>${words.duties[locale]}</h2>${dutyTable(locale, compiled, now.duties)}
<h2>${words.wouldChange[locale]}</h2>${now.standings.map((standing, scale) => movesOf(locale, compiled, regime.scales[scale]!, standing))}
<h2>${words.answers[locale]}</h2>${definitionList(locale, pages.filter(({ name }) => facts[name] !== undefined).map((field) => ({
    term: field.label, value: answerOnly(field, facts)[locale], change: asking(field.name),
  })))}<p class="hint">${words.source[locale]}: ${regime.act.title[locale]}, ${words.version[locale].toLowerCase()} ${regime.version}. ${regime.source[locale]}</p><p class="hint">${words.notKept[locale]}</p>`
}

const answerOnly = (field: Field, facts: Facts): Text =>
  (field.kind === 'choices' && isEmpty(facts[field.name]!) ? words.noneTicked : printAnswer(field, facts[field.name]!))

const standingWords = (locale: Locale, scale: Scale, { class: told, atLeast, atMost }: Standing): Html => (told === undefined
  ? html`${tag(locale, words.open, 'wait')} <span>${between(classIn(scale, atLeast).title, classIn(scale, atMost).title)[locale]}</span>`
  : html`${tag(locale, classIn(scale, told).title, toneOf(scale, told))}<p class="hint">${classIn(scale, told).meaning[locale]}</p>`)

const standingsList = (locale: Locale, { regime }: CompiledRegime, { standings }: Stage): Html =>
  definitionList(locale, standings.map((standing, at) => ({ term: regime.scales[at]!.title, value: standingWords(locale, regime.scales[at]!, standing) })))

/** A later day: only what is new on it. */
function laterStage(locale: Locale, compiled: CompiledRegime, facts: Facts, stage: Stage, before: Stage): Html {
  const { regime } = compiled
  const moved = stage.standings.flatMap((standing, at) => {
    const was = before.standings[at]!
    return was.atLeast === standing.atLeast && was.atMost === standing.atMost ? [] : [{ term: regime.scales[at]!.title, value: standingWords(locale, regime.scales[at]!, standing) }]
  })
  const reasons = stage.reasons.filter(({ rule }) => !before.reasons.some((one) => one.rule === rule))
  const duties = stage.duties.filter((id) => !before.duties.includes(id))
  return html`<h2>${fromDay(stage.from)[locale]}</h2>${moved.length > 0 && definitionList(locale, moved)}${reasons.length > 0 && reasonsList(locale, compiled, facts, { ...stage, reasons })}${
    duties.length > 0 && html`<details><summary>${words.duties[locale]} (${duties.length})</summary>${dutyTable(locale, compiled, duties)}</details>`}`
}

function reasonsList(locale: Locale, { regime, fields }: CompiledRegime, facts: Facts, { reasons }: Pick<Stage, 'reasons'>): Html {
  const told = reasons.flatMap(({ rule: id, rests }) => {
    const rule = regime.rules.find((one) => one.id === id)!
    return rule.gives === undefined ? [] : [{ rule, rests }]
  })
  if (told.length === 0) return html`<p>${words.noRule[locale]}</p>`
  return html`<ul>${told.map(({ rule, rests }) => {
    const scale = regime.scales.find(({ id }) => id === rule.gives!.scale)!
    return html`<li><b>${classIn(scale, rule.gives!.class).title[locale]}</b>: ${rule.title[locale]}<br>${placed(locale, rule)}${
      rests.map((rest) => html`<br><span class="hint">${words.restsOn[locale]}: ${answerWords(fields, facts, rest)[locale]}</span>`)}</li>`
  })}</ul>`
}

function dutyTable(locale: Locale, { regime }: CompiledRegime, ids: readonly string[]): Html {
  if (ids.length === 0) return html`<p>${words.noDuties[locale]}</p>`
  return table(locale, {
    caption: words.duties, captionUnseen: true, rows: regime.duties.filter(({ id }) => ids.includes(id)),
    columns: [
      { title: words.duty, header: true, cell: ({ title }) => title[locale] }, { title: words.owes, cell: ({ owes }) => owes[locale] },
      { title: words.law, cell: (duty) => placed(locale, duty) },
    ],
  })
}

function movesOf(locale: Locale, { fields }: CompiledRegime, scale: Scale, { moves: { single, stricter, milder } }: Standing): Html {
  const distance = (found: Distance | undefined): Html => (found === undefined ? html`${words.none[locale]}` : html`${steps(found.changes.length, scale.classes[found.to]!.title)[locale]}<ul>${
    found.changes.map((change) => html`<li>${changeWords(fields, change)[locale]}</li>`)}</ul>`)
  const targets = [...new Set(single.map(({ to }) => to))].sort()
  return html`<h3>${scale.title[locale]}</h3>${definitionList(locale, [{ term: words.stricter, value: distance(stricter) }, { term: words.milder, value: distance(milder) }])}${
    single.length > 0 && html`<details><summary>${words.single[locale]} (${single.length})</summary>${targets.map((target) => html`<p><b>${scale.classes[target]!.title[locale]}</b></p><ul>${
      single.filter(({ to }) => to === target).map(({ change }) => html`<li>${changeWords(fields, change)[locale]}</li>`)}</ul>`)}</details>`}`
}
