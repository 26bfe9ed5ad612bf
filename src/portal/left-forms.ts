/**
 * Keeps what is typed into a form and left before it is sent, without the form's page knowing of it: a long form says to which address it is left, the portal takes
 * it there before any handler, and the page shows it again to the same person in the same hat.
 */
import type { Actor, Parties } from '../kernel/parties/index.ts'
import { type FormMark, isVersion, markField, writeMark } from './form-mark.ts'
import { attributes, html, raw } from './html.ts'
import type { Html } from './html.ts'
import { splitPath } from './negotiate.ts'
import { sessionWords } from './session-messages.ts'
import { tokenField } from './submitted-form.ts'
import { TypedBefore } from './typed-before.ts'
import type { SubmittedForm, Visit } from './visit.ts'

/** Who keeps them. */
export type LeavingKeeper = Pick<Parties, 'leaveForm' | 'leftForms' | 'dropLeftForm'>

/** What the address of a form says that is left and not sent. */
const parameter = 'leave'
/** Stands for the title in a form, which does not know its page. */
const untitled = '\u{E000}'

/** So many questions make a form long, if it has no text of many lines. */
const longFrom = 4

/** A form whose loss would hurt: it has a text of many lines, or several questions. */
function isLong(body: Html): boolean {
  if (body.source.includes('<textarea')) return true
  const asked = body.source.matchAll(/<(?:select|input type="(?:text|email|tel|radio|checkbox)")[^>]*?\sname="([^"]+)"/g)
  return new Set([...asked].map(([, name]) => name)).size >= longFrom
}

interface Leaving {
  readonly action: string
  readonly body: Html
  readonly keeps: 'itself' | 'nothing' | undefined
  /** Which of the forms that are sent to the same path. */
  readonly form: string
  readonly saved: string | undefined
}

/** What a form of this page says of itself, and so that it can be left: a field, attributes of the form, and a button unless it keeps what is typed by itself. */
export function leaving(visit: Visit, { action, body, keeps, form, saved }: Leaving): { readonly attributes: Html; readonly mark?: Html; readonly button?: Html } {
  const [path = '', query] = action.split('#')[0]!.split('?')
  // On a page that answers a form it is still the page on which that one stood.
  const before = path === visit.url.pathname ? visit.sentAs : undefined
  const page = before?.page ?? anyLanguage(visit.url.pathname) + visit.url.search
  const field = (mark: FormMark): Html => html`<input type="hidden" name="${markField}" value="${writeMark(mark)}">`
  if (!visit.keepsLeft || keeps === 'nothing' || !isLong(body)) {
    const mark = { form, ...(before?.page !== undefined && { page: before.page }) }
    return { attributes: attributes({}), ...((form !== '' || mark.page !== undefined) && { mark: field(mark) }) }
  }
  const address = `${path}?${query ? `${query}&` : ''}${parameter}=`
  const again = before?.form === form
  const states = saved === undefined ? [] : [...(again ? before.saved?.slice(0, 1) ?? [] : []), saved]
  return {
    // What was sent and is shown again stands in no draft yet.
    attributes: attributes({ 'data-left': address, 'data-unsent': again }),
    mark: field({ form, page, title: untitled, saved: states, ...(visit.hatWorn !== undefined && { hat: visit.hatWorn }) }),
    ...(keeps !== 'itself' && { button: html`<p class="leave"><button class="button plain" formaction="${address}">${sessionWords.leave[visit.locale]}</button></p>` }),
  }
}

/** Whether a page has a form that can be left, so that it loads the script that keeps what is typed when somebody just goes. */
export const canBeLeft = ({ source }: Html): boolean => source.includes(' data-left="')

/** The page with its title in the forms of it that can be left. */
export function titled(main: Html, title: string | Html): Html {
  const words = typeof title === 'string' ? title : title.source.replaceAll(/<[^>]*>/g, '')
  return raw(main.source.replaceAll(`title=${untitled}"`, () => `title=${encodeURIComponent(words)}"`))
}

/** Where a form that was left is put away, without the language. */
export const forgetPath = '/cabinet/left'

/** The button that puts away what was left, and leads back to this page. `of` names it to those who cannot see where the button stands. */
export const forgetForm = ({ locale, link, url, csrf }: Visit, id: string, of?: string): Html => html`<form method="post" action="${link(forgetPath)}"><input type="hidden" name="${tokenField}" value="${csrf}"><input type="hidden" name="form" value="${
  id}"><input type="hidden" name="to" value="${url.pathname}${url.search}"><button class="button plain">${sessionWords.forget[locale]}${of && html`<span class="unseen">: ${of}</span>`}</button></form>`

/** Whether a request leaves a form and does not send it. */
export const isLeft = ({ searchParams }: URL): boolean => searchParams.has(parameter)

/** An address without its language: what was left in one stands on the page in all. */
export const anyLanguage = (path: string): string => splitPath(path)?.path ?? path

/** Keeps a form that is left in the hat in which it was filled in. `page` is where it stands, with its query. */
export async function leave(keeper: LeavingKeeper, owner: Actor, { request }: Visit, page: string, fields: readonly (readonly [string, string])[], { form = '', hat, title = '', saved }: Partial<FormMark> = {}): Promise<boolean> {
  return keeper.leaveForm(owner, { page, action: anyLanguage(new URL(request.url).pathname), form, title: title.replace(untitled, ''), fields, ...(saved && { saved }) }, hat)
}

/** What the person who asks for a page left on it. */
export async function leftOn(keeper: LeavingKeeper, owner: Actor, { pathname, search }: URL): Promise<readonly TypedBefore[]> {
  const locale = splitPath(pathname)?.locale ?? ''
  const found = await keeper.leftForms(owner, anyLanguage(pathname) + search)
  return found.map(({ id, form: { action, fields, form, saved }, until }) => new TypedBefore(`/${locale}${action}`, fields, { form, saved, of: { id, until } }))
}

/**
 * Forgets what was left of a form that has been accepted: of this form of this page, and of one of the page that was accepted by way of another to the same address, as
 * after a look at what will be done, every word with it.
 */
export async function sentAtLast(keeper: LeavingKeeper, owner: Actor, { pathname }: URL, page: string, sent: SubmittedForm): Promise<void> {
  const action = anyLanguage(pathname)
  const which = sent.mark?.form ?? ''
  const done = (await keeper.leftForms(owner, page)).filter(({ form: { action: to, form, fields } }) => to === action && ((form ?? '') === which || isWithin(fields, form ?? '', sent)))
  for (const { id } of done) await keeper.dropLeftForm(owner, id)
}

function isWithin(fields: readonly (readonly [string, string])[], form: string, sent: SubmittedForm): boolean {
  const typed = fields.filter(([name, value]) => value !== '' && !isVersion(name) && !new URLSearchParams(form).has(name))
  return typed.length > 0 && typed.every(([name, value]) => sent.all(name).includes(value))
}
