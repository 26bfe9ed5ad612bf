/** Shows where a thing stands: tags, tasks, steps, history, meters, and what should be known beside it. */
import type { Instant } from '../../law/time.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { ornament } from '../look/mark.ts'
import type { Visit } from '../visit.ts'
import { moment, say } from '../words.ts'
import type { Words } from '../words.ts'
import { stepOf, words } from './messages.ts'

/** What a state means to the reader. */
export type Tone = 'good' | 'wait' | 'late' | 'plain' | 'now'

/** A state in one or two words. The words carry the meaning, the colour only helps. */
export const tag = (locale: Locale, label: Words, tone: Tone = 'plain'): Html => html`<span class="tag ${tone}">${say(locale, label)}</span>`

export type TaskState = 'done' | 'going' | 'todo' | 'blocked'

export interface Task {
  readonly title: Words
  readonly state: TaskState
  /** Absent while the task cannot be opened. */
  readonly href?: string
  readonly hint?: Words
}

const taskTones = { done: 'good', going: 'wait', todo: 'now', blocked: 'plain' } as const satisfies Record<TaskState, Tone>

/** The parts of a long application, in any order, each with its state. */
export const taskList = (locale: Locale, tasks: readonly Task[]): Html => html`<ul class="tasks">${tasks.map(({ title, state, href, hint }) =>
  html`<li><div>${href === undefined ? html`<span>${say(locale, title)}</span>` : html`<a href="${href}">${say(locale, title)}</a>`}${
    hint && html`<p class="hint">${say(locale, hint)}</p>`}</div>${tag(locale, words[state], taskTones[state])}</li>`)}</ul>`

export interface Happening {
  readonly title: Words
  /** When it happened. */
  readonly at?: Instant
  readonly by?: Words
  readonly body?: Content
  readonly state?: 'done' | 'now' | 'ahead' | 'late'
}

/** What has happened and what will, in order. */
export const timeline = (visit: Pick<Visit, 'locale' | 'settings'>, happenings: readonly Happening[]): Html => html`<ol class="timeline">${happenings.map(({ title, at, by, body, state = 'done' }) =>
  html`<li class="${state}"${attributes({ 'aria-current': state === 'now' && 'step' })}><p class="title">${say(visit.locale, title)}${
    state !== 'done' && [' ', tag(visit.locale, words[state], state === 'late' ? 'late' : state === 'now' ? 'now' : 'plain')]}</p>${
    (at ?? by) && html`<p class="hint">${at && moment(visit, at)}${at && by && ' · '}${by && say(visit.locale, by)}</p>`}${body}</li>`)}</ol>`

/** Where one stands in a form of several pages; `current` counts from 1. */
export const stepIndicator = (locale: Locale, steps: readonly Words[], current: number, skipped: readonly number[] = []): Html => html`<nav class="steps" aria-label="${words.steps[locale]}"><p>${
  stepOf(current, steps.length)[locale]}</p><ol>${steps.map((step, i) => html`<li${attributes({
    class: skipped.includes(i + 1) ? 'skipped' : i + 1 < current ? 'done' : i + 1 === current ? 'now' : undefined, 'aria-current': i + 1 === current && 'step' })}>${say(locale, step)}${
    i + 1 < current && html`<span class="unseen"> (${(skipped.includes(i + 1) ? words.skipped : words.done)[locale]})</span>`}</li>`)}</ol></nav>`

/**
 * How much of something there is, with the limit that the law sets as a line across, such as income from the main activity
 * against 90 %. `text` says the same in words and stands beside the bar.
 */
export function meter(locale: Locale, { label, value, max, limit, tone = 'now', text }: {
  readonly label: Words
  readonly value: number
  readonly max: number
  readonly limit?: { readonly at: number; readonly label: Words }
  readonly tone?: Tone
  readonly text: Words
}): Html {
  const share = (amount: number): string => `${(Math.min(1, Math.max(0, max === 0 ? 0 : amount / max)) * 100).toFixed(2)}%`
  return html`<div class="meter ${tone}"><p class="label">${say(locale, label)}</p><p class="value">${say(locale, text)}</p><svg aria-hidden="true" width="100%" height="20"><rect class="all" y="5" width="100%" height="10" rx="2"/><rect class="part" y="5" width="${
    share(value)}" height="10" rx="2"/>${limit && html`<line x1="${share(limit.at)}" x2="${share(limit.at)}" y1="0" y2="20"/>`}</svg>${
    limit && html`<p class="hint">${say(locale, limit.label)}</p>`}</div>`
}

/** How far long work has come; without `total` it is not known. */
export const progress = (locale: Locale, { label, done, total, text }: {
  readonly label: Words
  readonly done: number
  readonly total?: number
  readonly text?: Words
}): Html => html`<div class="progress"><label>${say(locale, label)} <progress${attributes(total === undefined ? {} : { value: done, max: total })}></progress></label>${
  text && html`<p class="hint">${say(locale, text)}</p>`}</div>`

export type NoticeKind = 'info' | 'good' | 'warning' | 'sample' | 'assumed'

/** Something to know before going on. `sample` marks made-up data, `assumed` what the law has not said yet. */
export function notice(locale: Locale, { kind = 'info', title, body }: { readonly kind?: NoticeKind; readonly title?: Words; readonly body: Content }): Html {
  const heading = title ?? (kind === 'sample' ? words.sample : kind === 'assumed' ? words.assumed : undefined)
  return html`<div class="notice ${kind}">${heading && html`<p class="title">${say(locale, heading)}</p>`}<div>${body}</div></div>`
}

/** What stands where a list would, and what one can do about it. */
export const emptyState = (locale: Locale, { title, body, action }: { readonly title: Words; readonly body?: Content; readonly action?: Content }): Html =>
  html`<div class="empty">${ornament}<p class="title">${say(locale, title)}</p>${body && html`<p>${body}</p>`}${action}</div>`

/** The page after something was sent: what happened, and the number to keep. */
export const receipt = (locale: Locale, { title, number, body }: { readonly title: Words; readonly number?: string; readonly body?: Content }): Html =>
  html`<div class="receipt"><h1>${say(locale, title)}</h1>${number && html`<p>${words.number[locale]} <b>${number}</b></p>`}${body}</div>`

/** An officer's desk: the queue on one side, the record on the other; on a phone one under the other. */
export const workbench = (locale: Locale, { queue, record }: { readonly queue: Content; readonly record: Content }): Html =>
  html`<div class="workbench"><section class="queue" aria-label="${words.queue[locale]}">${queue}</section><section class="record" aria-label="${words.record[locale]}">${record}</section></div>`

/** A certificate as paper shows it, framed by its ornament. `seal` is the mark or code by which it is verified. */
export const certificate = (locale: Locale, { issuer, title, number, body, seal, foot }: {
  readonly issuer: Words
  readonly title: Words
  readonly number: string
  readonly body: Content
  readonly seal?: Content
  readonly foot?: Content
}): Html => html`<article class="certificate"><header>${ornament}<p>${say(locale, issuer)}</p><h1>${say(locale, title)}</h1><p class="figures">№ ${number}</p></header><div class="body">${body}</div><footer>${
  seal && html`<div class="seal">${seal}</div>`}${foot && html`<div>${foot}</div>`}</footer></article>`
