/** Choosing entries of a register for a form without a script: few are listed on the form, many are looked for on a page that keeps all that was typed. */
import { type CaseView, ownerOf } from '../kernel/cases/index.ts'
import type { Kernel } from '../kernel/index.ts'
import { type Choosing, entryPath } from '../kernel/registers/index.ts'
import { choosesEntries, entriesIn } from '../law/entry-field.ts'
import type { EntriesField, EntryField } from '../law/entry-question.ts'
import { type Facts, type Field, fieldAt } from '../law/field.ts'
import { type Locale, spoken, type Text } from '../law/text.ts'
import { actions, button, chosenIn, definitionList, emptyState, form, type FormState, offeredAs, type SelectChoice, table } from './components/index.ts'
import { html } from './html.ts'
import { type Crumb, page } from './layout.ts'
import { tokenField } from './submitted-form.ts'
import type { Visit } from './visit.ts'

type Values = Readonly<Record<string, string>>
type Question = EntryField | EntriesField

/** More than these are looked for. */
const [mostListed, mostFound] = [12, 50] as const

const words = {
  title: spoken({ kk: 'Тізілімнен таңдау', ru: 'Выбор из реестра', en: 'Choose from the register' }),
  look: spoken({ kk: 'Нөмірі немесе сөздер', ru: 'Номер или слова', en: 'Number or words' }),
  find: spoken({ kk: 'Іздеу', ru: 'Найти', en: 'Find' }),
  choose: spoken({ kk: 'Таңдау', ru: 'Выбрать', en: 'Choose' }),
  back: spoken({ kk: 'Таңдамай қайту', ru: 'Вернуться без выбора', en: 'Back without choosing' }),
  entry: spoken({ kk: 'Жазба', ru: 'Запись', en: 'Entry' }),
  none: spoken({ kk: 'Мұндай жазба табылмады', ru: 'Таких записей не найдено', en: 'No such entry was found' }),
  noneHint: spoken({ kk: 'Басқа сөздерді немесе нөмірдің бір бөлігін жазып көріңіз.', ru: 'Попробуйте другие слова или часть номера.', en: 'Try other words, or a part of the number.' }),
  more: spoken({ kk: 'Барлығы көрсетілген жоқ. Іздеуді нақтылаңыз.', ru: 'Показаны не все. Уточните запрос.', en: 'Not all are shown. Narrow the search.' }),
} as const satisfies Record<string, Text>

const questionsIn = (fields: readonly Field[], within = ''): readonly (readonly [string, Question])[] => fields.flatMap((field) =>
  (choosesEntries(field) ? [[within + field.name, field] as const] : field.kind === 'rows' ? questionsIn(field.columns, `${within}${field.name}.`) : []))

/** An entry by its title and its number. */
const named = (locale: Locale, number: string, title: Text): string => (title[locale].includes(number) ? title[locale] : `${title[locale]} (№ ${number})`)

/** Who chooses in a case, and whose entries are the applicant's own. */
export const choosingIn = ({ actor }: Pick<Visit, 'actor'>, { person, organisation, body, unnamed }: Pick<CaseView, 'person' | 'organisation' | 'body' | 'unnamed'>): Choosing =>
  ({ asker: actor, applicant: unnamed ? undefined : ownerOf({ person, organisation: organisation?.id, body: body?.id }) })

/** What the questions of a form offer to whoever chooses; nothing where it asks for no entries. */
export async function entriesFor({ registers }: Kernel, { locale }: Visit, fields: readonly Field[], choosing: Choosing): Promise<Pick<FormState, 'entries'>> {
  const questions = questionsIn(fields)
  if (questions.length === 0) return {}
  const offered = await Promise.all(questions.map(async ([name, field]): Promise<readonly [string, readonly SelectChoice[] | 'many']> => {
    const { entries, more } = await registers.offered(field, choosing, { limit: mostListed })
    return [name, more ? 'many' : entries.map(({ number, title }) => ({ value: number, label: named(locale, number, title) }))]
  }))
  return { entries: Object.fromEntries(offered) }
}

/** The entries that answers name, as this visitor sees them: by title with the address of their page, by number alone where they see no more. */
export async function entriesShown({ registers }: Kernel, { locale, link, actor }: Pick<Visit, 'locale' | 'link' | 'actor'>, fields: readonly Field[], facts: Facts): Promise<ShownEntries> {
  const numbers = [...new Set(entriesIn(fields, facts).map(({ number }) => number))]
  const found = await Promise.all(numbers.map(async (number) => [number, await registers.find(number, actor)] as const))
  return Object.fromEntries(found.flatMap(([number, view]) => (view ? [[number, { title: named(locale, number, view.title), href: link(entryPath(view.register.id, number)) }]] : [])))
}

export type ShownEntries = Readonly<Record<string, { readonly title: string; readonly href: string }>>

/** The form in which an entry is chosen. */
export interface ChoosingForm {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly choosing: Choosing
  readonly action: string
  readonly title: Text
  readonly breadcrumbs: readonly Crumb[]
}

/**
 * What follows when a form was sent to look for an entry, or comes back with one: the page to look, or the values with what was chosen, to show the
 * form again. Undefined when the form means to be sent.
 */
export async function chooseEntry(kernel: Kernel, visit: Visit, asked: ChoosingForm): Promise<Response | Values | undefined> {
  const { fields, values } = asked
  const [picked, [control = '', number = ''] = []] = [values['pick-entry'], values['chosen-entry']?.split('=')]
  const [looked, chosen] = [fieldAt(fields, picked ?? ''), fieldAt(fields, control)]
  if (picked !== undefined && looked !== undefined && choosesEntries(looked)) return lookPage(kernel, visit, asked, picked, looked)
  if (chosen === undefined || !choosesEntries(chosen)) return undefined
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !ownNames.includes(name)))
  const before = chosenIn(control, kept)
  return { ...kept, [control]: chosen.kind === 'entry' ? number || (before[0] ?? '') : [...new Set([...before, number])].filter((one) => one !== '').join(', ') }
}

const ownNames: readonly string[] = ['pick-entry', 'pick-text', 'chosen-entry', tokenField]

async function lookPage(kernel: Kernel, visit: Visit, { fields, values, choosing, action, title, breadcrumbs }: ChoosingForm, control: string, field: Question): Promise<Response> {
  const { locale } = visit
  const text = (values['pick-text'] ?? '').slice(0, 200)
  const { entries, more } = await kernel.registers.offered(field, choosing, { text, limit: mostFound })
  const register = kernel.registers.declared.find(({ id }) => id === field.register)
  const hidden = Object.entries(values).filter(([name]) => !ownNames.includes(name))
  const id = `pick-${offeredAs(control).replaceAll('.', '-')}`
  return page({
    visit, title: words.title, breadcrumbs,
    body: html`<p class="kicker">${title[locale]}</p><h1>${fieldAt(fields, control)?.label[locale]}</h1>${register && definitionList(locale, [{ term: words.title, value: register.title[locale] }])}${form(visit, {
      action, files: true,
      body: html`${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<div class="field"><label for="${id}">${words.look[locale]}</label><input type="text" id="${id}" name="pick-text" value="${text}" autocomplete="off"></div>${actions(
        button(locale, words.find, { name: 'pick-entry', value: control }), button(locale, words.back, { kind: 'quiet', name: 'chosen-entry', value: `${control}=` }))}${table(locale, {
        caption: words.title, captionUnseen: true, rows: entries, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
        columns: [
          { title: words.entry, header: true, cell: (entry) => html`${named(locale, entry.number, entry.title)}<p class="hint">${register?.states[entry.state][locale]}</p>` },
          { title: words.choose, cell: (entry) => html`<button class="button quiet" name="chosen-entry" value="${control}=${entry.number}">${words.choose[locale]}<span class="unseen">: ${named(locale, entry.number, entry.title)}</span></button>` },
        ],
      })}${more && html`<p class="hint">${words.more[locale]}</p>`}`,
    })}`,
  })
}
