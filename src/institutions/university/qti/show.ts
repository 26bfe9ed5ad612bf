/**
 * An item as a form: its words in elements of an allow-list, its interactions as plain controls. It is answered without script, and nothing of how it is scored is in
 * it. Every element is printed from the tree that was read, and every word and value escaped there: no text of an item is ever searched for our own controls.
 */
import { hashOfText } from '../../../law/canonical.ts'
import type { Problem } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'
import { attributes, html, type Html } from '../../../portal/index.ts'
import { answered, fieldOf, type Given } from './answer.ts'
import { type Choice, type Interaction, longestTyped, type Part } from './interaction.ts'
import type { Item } from './item.ts'
import { words } from './messages.ts'

interface Shown { readonly locale: Locale; readonly item: Item; readonly given: Given; readonly problems: readonly Problem[]; /** By what choices are shuffled: the same for one learner. */ readonly seed: string; /** To be read and not answered. */ readonly asleep?: boolean }

/** Words with controls in them. */
const printed = (parts: readonly Part[], control: (part: Extract<Part, { interaction: Interaction } | { spot: string }>) => Html): Html => html`${parts.map((part) => {
  if (typeof part === 'string') return part
  if (!('tag' in part)) return control(part)
  const open = html`<${part.tag}${attributes(part.attributes)}>`
  return part.tag === 'br' || part.tag === 'hr' ? open : html`${open}${printed(part.parts, control)}</${part.tag}>`
})}`

const nothing = (): Html => html``
const wordsOf = (parts: readonly Part[]): Html => printed(parts, nothing)
/** Words without tags, for an option of a list. */
const plainOf = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'string' ? part : 'parts' in part ? plainOf(part.parts) : '')).join('').replaceAll(/\s+/g, ' ').trim()

/** The text of an item with its controls, filled in with what was answered before. */
export function itemForm(shown: Shown): Html {
  const { item: { language, body }, asleep = false } = shown
  const inside = printed(body, (part) => ('interaction' in part ? controlOf(part.interaction, shown) : nothing()))
  return html`<div class="prose item"${attributes({ lang: language })}>${asleep ? html`<fieldset disabled>${inside}</fieldset>` : inside}</div>`
}

/** Choices in an order that says nothing, where the item asks for one; what is fixed keeps its place. */
function shuffled(one: Interaction & { readonly choices: readonly Choice[] }, choices: readonly Choice[], seed: string): readonly Choice[] {
  if (!('shuffle' in one) || !one.shuffle) return choices
  const mixed = choices.filter(({ fixed }) => !fixed).map((choice) => ({ choice, at: hashOfText(`${seed} ${one.response} ${choice.id}`) })).toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ choice }) => choice)
  return choices.map((choice) => (choice.fixed ? choice : mixed.shift()!))
}

function controlOf(one: Interaction, shown: Shown): Html {
  const { locale, given, problems, seed } = shown
  const its = answered(given, one.response)
  const problem = problems.find(({ field }) => field === fieldOf(one.response) || field?.startsWith(`${fieldOf(one.response)}:`))
  const name = fieldOf(one.response)
  const id = (row?: string): string => `f-${fieldOf(one.response, row)}`
  const wrong = problem && html`<p class="error" id="${id()}-error">${problem.text[locale]}</p>`
  const option = (value: string, label: string, chosen: boolean): Html => html`<option value="${value}"${attributes({ selected: chosen })}>${label}</option>`
  const list = (row: string | undefined, label: string | undefined, options: Html): Html =>
    html`<select name="${fieldOf(one.response, row)}"${attributes({ id: id(row), 'aria-label': label, 'aria-invalid': wrong && 'true', 'aria-describedby': wrong && `${id()}-error` })}><option value="">${words.none[locale]}</option>${options}</select>`
  const group = (hint: Html | string, inside: Html): Html =>
    html`<fieldset class="field${wrong && ' wrong'}"${attributes({ 'aria-describedby': wrong && `${id()}-error` })}><legend>${one.prompt.length > 0 ? wordsOf(one.prompt) : words.answer[locale]}</legend><p class="hint">${hint}</p>${wrong}${inside}</fieldset>`
  const tick = (type: 'radio' | 'checkbox', at: string, of: string, value: string, checked: boolean): Html => html`<input type="${type}" id="${at}" name="${of}" value="${value}"${attributes({ checked })}>`
  const box = (choice: Choice, type: 'radio' | 'checkbox', at: string): Html => html`<div class="choice">${tick(type, at, name, choice.id, its.includes(choice.id))}<label for="${at}">${wordsOf(choice.parts)}</label></div>`
  const bound = one.most > 1 ? words.atMost(one.most) : words.several

  switch (one.kind) {
    case 'choice': return group((one.most === 1 ? words.one : bound)[locale], html`<div class="choices">${shuffled(one, one.choices, seed).map((choice, at) => box(choice, one.most === 1 ? 'radio' : 'checkbox', at === 0 ? id() : id(choice.id)))}</div>`)
    case 'order': {
      const places = (chosen: number): Html => html`${one.choices.map((_, at) => option(String(at + 1), formatNumber(at + 1, locale), chosen === at))}`
      return group(words.order[locale], html`<div class="choices">${shuffled(one, one.choices, seed).map((choice) => html`<div><label for="${id(choice.id)}">${wordsOf(choice.parts)}</label> ${list(choice.id, undefined, places(its.indexOf(choice.id)))}</div>`)}</div>`)
    }
    case 'match': return group(words.match[locale], html`<div class="choices">${shuffled(one, one.choices, seed).map((choice) => {
      const targets = shuffled(one, one.targets, seed)
      const has = (target: Choice): boolean => its.includes(`${choice.id} ${target.id}`)
      return choice.most === 1 ? html`<div><label for="${id(choice.id)}">${wordsOf(choice.parts)}</label> ${list(choice.id, undefined, html`${targets.map((target) => option(target.id, plainOf(target.parts), has(target)))}`)}</div>`
        : html`<fieldset><legend>${wordsOf(choice.parts)}</legend>${targets.map((target, at) => {
          const own = at === 0 ? id(choice.id) : id(`${choice.id}:${target.id}`)
          return html`<div class="choice">${tick('checkbox', own, fieldOf(one.response, choice.id), target.id, has(target))}<label for="${own}">${wordsOf(target.parts)}</label></div>`
        })}</fieldset>`
    })}</div>`)
    case 'gap-match': return group(words.gapMatch[locale], printed(one.text, (part) => ('spot' in part
      ? list(part.spot, `${words.gap[locale]} ${formatNumber(one.gaps.indexOf(part.spot) + 1, locale)}`, html`${shuffled(one, one.choices, seed).map((choice) => option(choice.id, plainOf(choice.parts), its.includes(`${choice.id} ${part.spot}`)))}`) : nothing())))
    case 'hottext': return group((one.most === 1 ? words.one : bound)[locale], printed(one.text, (part) => {
      const choice = 'spot' in part && one.choices.find(({ id: own }) => own === part.spot)
      const own = choice === one.choices[0] ? id() : choice && id(choice.id)
      return choice && own !== undefined && own !== false ? html`<label for="${own}">${tick(one.most === 1 ? 'radio' : 'checkbox', own, name, choice.id, its.includes(choice.id))} ${wordsOf(choice.parts)}</label>` : nothing()
    }))
    case 'inline-choice': return html`${list(undefined, words.answer[locale], html`${shuffled(one, one.choices, seed).map((choice) => option(choice.id, plainOf(choice.parts), its.includes(choice.id)))}`)}${wrong && html`<span class="error" id="${id()}-error">${problem.text[locale]}</span>`}`
    case 'text-entry': return html`<input type="text" name="${name}" autocomplete="off" spellcheck="false" maxlength="${longestTyped(one)}"${attributes({
      id: id(), value: its[0] ?? '', class: one.length > 0 && one.length <= 20 ? 'short' : 'medium', 'aria-label': words.answer[locale], 'aria-invalid': wrong && 'true', 'aria-describedby': wrong && `${id()}-error` })}>${
      wrong && html`<span class="error" id="${id()}-error">${problem.text[locale]}</span>`}`
    case 'extended-text': return html`<div class="field${wrong && ' wrong'}"><label for="${id()}">${one.prompt.length > 0 ? wordsOf(one.prompt) : words.answer[locale]}</label>${wrong}<textarea id="${id()}" name="${name}" rows="6" maxlength="${longestTyped(one)}">\n${its[0] ?? ''}</textarea></div>`
  }
}

/** What was answered, in the words of the item. */
export function givenShown({ item, given, locale }: Pick<Shown, 'item' | 'given' | 'locale'>): Html {
  return html`<ul${attributes({ lang: item.language })}>${item.interactions.map((one) => {
    const its = answered(given, one.response)
    const wordsFor = (id: string, of: readonly Choice[]): string => plainOf(of.find((choice) => choice.id === id)?.parts ?? [id])
    const said = one.kind === 'match' ? its.map((pair) => pair.split(' ')).map(([a = '', b = '']) => `${wordsFor(a, one.choices)} → ${wordsFor(b, one.targets)}`)
      : one.kind === 'gap-match' ? its.map((pair) => pair.split(' ')).map(([a = '', b = '']) => `${words.gap[locale]} ${formatNumber(one.gaps.indexOf(b) + 1, locale)}: ${wordsFor(a, one.choices)}`)
        : 'choices' in one ? its.map((id) => wordsFor(id, one.choices)) : its
    return html`<li>${said.length === 0 ? words.none[locale] : one.kind === 'order' ? html`<ol>${said.map((text) => html`<li>${text}</li>`)}</ol>` : said.join('; ')}</li>`
  })}</ul>`
}
