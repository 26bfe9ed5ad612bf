/** What a form says of itself to the portal, in a field that no handler sees: which form of which page it is, so that what is typed is put back into it and into no other. */
import { hash } from 'node:crypto'
import { attribute, type Html } from './html.ts'

/** Name of the hidden field; the portal takes it out before a handler reads the form. */
export const markField = 'left-as'

export interface FormMark {
  /** Which of the forms that are sent to the same path. */
  readonly form: string
  /** The page on which it stands, without the language; of forms that can be left. */
  readonly page?: string
  /** The hat in which it was filled in. */
  readonly hat?: string
  /** What its page is called. */
  readonly title?: string
  /** The state of what is saved of it, on its page and where it is shown again. */
  readonly saved?: readonly string[]
}

/** Hidden fields by which the forms of a page differ. Keys that are made anew for each page, and versions, are none of them. */
const telling = /^(?:act|act-part|act-to|allocation|application|chapter|dataset|does|draft|duty|id|kind|mark|module|order|other|part|person|provider|road|table|way)$/

/** Hidden fields that say on what somebody typed: on another version of it the form would be refused, had it been sent. */
const version = /^(?:act-)?(?:number|seen|shown|left)(?:-.*)?$/

/** Whether a hidden field of this name says a version. */
export const isVersion = (name: string): boolean => version.test(name)

/** The hidden fields of a form, as they stand in it. */
export const hiddenOf = ({ source }: Html): readonly (readonly [string, string])[] => [...source.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) =>
  (attribute(tag, 'type') === 'hidden' ? [[attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as const] : []))

/** Which form this is: what it says by hidden fields, and by the query of its own address. */
export function formOf(body: Html, action: string | undefined): string {
  const query = action?.split('#')[0]!.split('?')[1] ?? ''
  const said = new URLSearchParams([...new URLSearchParams(query), ...hiddenOf(body).filter(([name]) => telling.test(name))].map(([name, value]) => [name, value])).toString()
  return said.length > 200 ? hash('sha256', said, 'base64url') : said
}

/** The state of a form as its page shows it, without what was typed before: another one once something else was saved. */
export function stateOf({ source }: Html): string {
  const shown = [...source.matchAll(/<(input|textarea|option)\b[^>]*>([^<]*)/g)].flatMap(([tag, kind, text = '']) => {
    const [type, name, value] = [attribute(tag, 'type'), attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']
    if (type === 'hidden' || type === 'password' || type === 'file') return []
    if (kind === 'textarea') return [[name, text.trim()]]
    if (kind === 'option' || type === 'checkbox' || type === 'radio') return /\s(?:checked|selected)(?=[\s>])/.test(/<[^>]*>/.exec(tag)![0]) ? [[name, value]] : []
    return [[name, value]]
  })
  return hash('sha256', JSON.stringify(shown), 'base64url').slice(0, 16)
}

/** The mark as its field says it. The title may be encoded already. */
export function writeMark({ form, page, hat, title, saved = [] }: FormMark): string {
  const rest = Object.entries({ form, page, hat }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
  return [...rest, ...saved.map((one) => `saved=${one}`), ...(title === undefined ? [] : [`title=${title}`])].join('&')
}

/** Whatever a browser sends in the field: only of its own owner's forms does it say anything. */
export function readMark(sent: string | undefined): FormMark | undefined {
  if (sent === undefined) return undefined
  const said = new URLSearchParams(sent.slice(0, 8000))
  const [page, hat, title, saved] = [said.get('page'), said.get('hat'), said.get('title'), said.getAll('saved').slice(0, 2)]
  return { form: said.get('form') ?? '', ...(page !== null && { page }), ...(hat !== null && { hat }), ...(title !== null && { title: title.slice(0, 200) }), ...(saved.length > 0 && { saved }) }
}
