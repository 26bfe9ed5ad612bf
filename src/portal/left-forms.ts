/**
 * Keeps what is typed into a form and left before it is sent, without the form's page knowing of it: a long form says to which address it is left, the portal takes
 * it there before any handler, and the page shows it again to the same person in the same hat.
 */
import type { Actor, Parties } from '../kernel/parties/index.ts'
import { attributes, html, raw } from './html.ts'
import type { Html } from './html.ts'
import { splitPath } from './negotiate.ts'
import { sessionWords } from './session-messages.ts'
import { tokenField } from './submitted-form.ts'
import { TypedBefore } from './typed-before.ts'
import type { SubmittedForm, Visit } from './visit.ts'

/** Who keeps them. */
export type LeavingKeeper = Pick<Parties, 'leaveForm' | 'leftForms' | 'dropLeftForm'>

/** What the address of a form says that is left and not sent; its value is the title of the page. */
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

/** What a form of this page says so that it can be left: attributes of the form, and a button unless it keeps what is typed by itself. */
export function leaving(visit: Visit, action: string, body: Html, keeps: 'itself' | 'nothing' | undefined): { readonly attributes: Html; readonly button: Html | undefined } {
  if (!visit.keepsLeft || keeps === 'nothing' || !isLong(body)) return { attributes: attributes({}), button: undefined }
  const [path = '', query] = action.split('#')[0]!.split('?')
  const address = `${path}?${query ? `${query}&` : ''}${parameter}=${untitled}`
  return {
    attributes: attributes({ 'data-left': address }),
    button: keeps === 'itself' ? undefined : html`<p class="leave"><button class="button plain" formaction="${address}">${sessionWords.leave[visit.locale]}</button></p>`,
  }
}

/** Whether a page has a form that can be left, so that it loads the script that keeps what is typed when somebody just goes. */
export const canBeLeft = ({ source }: Html): boolean => source.includes(' data-left="')

/** The page with its title in the addresses to which its forms are left. */
export function titled(main: Html, title: string | Html): Html {
  const words = typeof title === 'string' ? title : title.source.replaceAll(/<[^>]*>/g, '')
  return raw(main.source.replaceAll(`${parameter}=${untitled}`, () => `${parameter}=${encodeURIComponent(words)}`))
}

/** Where a form that was left is put away, without the language. */
export const forgetPath = '/cabinet/left'

/** The button that puts away what was left, and leads back to this page. `of` names it to those who cannot see where the button stands. */
export const forgetForm = ({ locale, link, url, csrf }: Visit, id: string, of?: string): Html => html`<form method="post" action="${link(forgetPath)}"><input type="hidden" name="${tokenField}" value="${csrf}"><input type="hidden" name="form" value="${
  id}"><input type="hidden" name="to" value="${url.pathname}${url.search}"><button class="button plain">${sessionWords.forget[locale]}${of && html`<span class="unseen">: ${of}</span>`}</button></form>`

/** Whether a request leaves a form and does not send it. */
export const isLeft = ({ searchParams }: URL): boolean => searchParams.has(parameter)

/** An address without its language: what was left in one stands on the page in all. */
const anyLanguage = (path: string): string => splitPath(path)?.path ?? path

/** Keeps a form that is left. `page` is where it stands, with its query. */
export async function leave(keeper: LeavingKeeper, owner: Actor, { request, url }: Visit, page: string, fields: readonly (readonly [string, string])[]): Promise<boolean> {
  const stands = new URL(page, url)
  if (isLeft(stands)) stands.searchParams.delete(parameter)
  const title = url.searchParams.get(parameter)?.replace(untitled, '').slice(0, 200) ?? ''
  return keeper.leaveForm(owner, { page: anyLanguage(stands.pathname) + stands.search, action: anyLanguage(new URL(request.url).pathname), title, fields })
}

/** What the person who asks for a page left on it. */
export async function leftOn(keeper: LeavingKeeper, owner: Actor, { pathname, search }: URL): Promise<readonly TypedBefore[]> {
  const locale = splitPath(pathname)?.locale ?? ''
  const found = await keeper.leftForms(owner, { page: anyLanguage(pathname) + search })
  return found.map(({ id, form, until }) => new TypedBefore(`/${locale}${form.action}`, form.fields, { id, until }))
}

/** Forgets what was left of a form that has been sent: of others that go to the same address it lacks what was typed. */
export async function sentAtLast(keeper: LeavingKeeper, owner: Actor, { pathname }: URL, sent: SubmittedForm): Promise<void> {
  const found = await keeper.leftForms(owner, { action: anyLanguage(pathname) })
  const done = found.filter(({ form }) => form.fields.every(([name, value]) => value === '' || name in sent.values))
  for (const { id } of done) await keeper.dropLeftForm(owner, id)
}
