/** Forms around their questions: the frame with its token, the summary of errors, buttons, and answers to check. */
import type { Problem } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { formOf, stateOf } from '../form-mark.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { leaving } from '../left-forms.ts'
import { tokenField } from '../submitted-form.ts'
import { say } from '../words.ts'
import type { Words } from '../words.ts'
import type { Visit } from '../visit.ts'
import { fieldId } from './control.ts'
import { words } from './messages.ts'

/**
 * A form that is sent to `action`, this page when absent, with the token that the portal asks for. What is typed into a long one is kept when it is left, and stands in it
 * again; `keeps` says that it has a button of its own for that, or that its page promises to keep nothing.
 */
export function form(visit: Visit, { action, files = false, keeps, body }: { readonly action?: string; readonly files?: boolean; readonly keeps?: 'itself' | 'nothing'; readonly body: Content }): Html {
  const content = html`${body}`
  const own = formOf(content, action)
  const saved = keeps === 'itself' ? stateOf(content) : undefined
  const left = leaving(visit, { action: action ?? visit.url.pathname + visit.url.search, body: content, keeps, form: own, saved })
  const typed = (visit.kept ?? []).reduce((shown, one) => one.into(action ?? visit.url.pathname, shown, { form: own, saved }), content)
  return html`<form method="post" novalidate${attributes({ action, enctype: files && 'multipart/form-data' })}${left.attributes}><input type="hidden" name="${tokenField}" value="${visit.csrf}">${left.mark}${
    typed}${left.button}</form>`
}

/** Everything that is wrong, above the form; it takes the focus, and each line leads to its field, or where `at` says. */
export function errorSummary(locale: Locale, problems: readonly Problem[], at: (problem: Problem) => string | undefined = ({ field }) => (field === undefined ? undefined : `#${fieldId(field)}`)): Html | undefined {
  if (problems.length === 0) return undefined
  return html`<div class="summary" role="alert" tabindex="-1" autofocus id="errors"><h2>${say(locale, words.summary)}</h2><ul>${problems.map((problem) => {
    const { text, label } = problem
    const leads = at(problem)
    const said = label === undefined ? text[locale] : `${label[locale]}: ${text[locale]}`
    return html`<li>${leads === undefined ? said : html`<a href="${leads}">${said}</a>`}</li>`
  })}</ul></div>`
}

export interface ButtonLook {
  /** `main`: the one main action of a page. `quiet`: the others. `danger`: what cannot be taken back. `plain`: a link's weight. */
  readonly kind?: 'main' | 'quiet' | 'danger' | 'plain'
  /** With an address it is a link that looks like a button. */
  readonly href?: string
  readonly name?: string
  readonly value?: string
}

export function button(locale: Locale, label: Words, { kind = 'main', href, name, value }: ButtonLook = {}): Html {
  const look = kind === 'main' ? 'button' : `button ${kind}`
  return href === undefined
    ? html`<button class="${look}"${attributes({ name, value })}>${say(locale, label)}</button>`
    : html`<a class="${look}" href="${href}">${say(locale, label)}</a>`
}

/** The buttons at the end of a form or page, the main one first. */
export const actions = (...buttons: readonly Content[]): Html => html`<div class="actions">${buttons}</div>`

export interface Definition {
  readonly term: Words
  readonly value: Content
  /** Where the answer can be changed, on a page of answers to check. */
  readonly change?: string
}

/** What is known of a thing, term by term; with `change` it is "check your answers". */
export function definitionList(locale: Locale, definitions: readonly Definition[]): Html {
  return html`<dl class="facts">${definitions.map(({ term, value, change }) => html`<div><dt>${say(locale, term)}</dt><dd>${
    value === '' || value === null || value === undefined ? html`<span class="faint">${say(locale, words.notGiven)}</span>` : value}</dd>${
    change !== undefined && html`<dd class="change"><a href="${change}">${say(locale, words.change)}<span class="unseen">: ${say(locale, term)}</span></a></dd>`}</div>`)}</dl>`
}
