/**
 * What the linter and the house say of a draft, in the words of its forms: a member is called by its label and a thing by its title, where a declaration has names for both.
 * Whoever writes files is told by these names, which is what stands there; whoever fills in forms has never seen them.
 */
import type { Finding } from '../../law/lint.ts'
import { allFaults } from '../../law/lint-faults.ts'
import { withMend } from '../../law/lint.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { findingsIn, fieldsOf, type Procedure, type Step } from '../../law/procedure.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { optionText } from './clause-form.ts'
import { chapterWords, kindWords, memberWords, optionWords, questionWords } from './messages.ts'

/** Chapters and clauses that rules of the linter name as the declaration does, and that no form has as a member. */
const others: Readonly<Record<string, Text>> = {
  inForce: kindWords.inForce, opens: kindWords.opens, about: kindWords.about, subject: kindWords.subject, clock: kindWords.clock, call: kindWords.call, fee: kindWords.fee, allocates: kindWords.allocates,
  complaint: kindWords.complaint, keep: kindWords.keep, workingHours: kindWords.workingHours, steps: chapterWords.steps, decisions: chapterWords.decisions,
  rules: { kk: 'Ережелер', ru: 'Правила', en: 'Rules' }, parameters: { kk: 'Актілерде белгіленген мәндер', ru: 'Значения, установленные актами', en: 'Values of the law' }, obligations: { kk: 'Міндеттер', ru: 'Обязанности', en: 'Duties' },
  entitlements: { kk: 'Төлемдер', ru: 'Выплаты', en: 'Payments' }, window: { kk: 'Өтініш қабылдау уақыты', ru: 'Время приёма заявлений', en: 'When applications are taken' }, article: { kk: 'Бап немесе тармақ', ru: 'Статья или пункт', en: 'Article or item' },
  confidence: { kk: 'Анықтығы', ru: 'Достоверность', en: 'Confidence' }, parts: { kk: 'Қатысушылар', ru: 'Участники', en: 'Those who take part' }, quorum: { kk: 'Кворум', ru: 'Кворум', en: 'Quorum' }, whenSaid: { kk: 'Қандай жауаптарда болады', ru: 'При каких ответах наступает', en: 'Upon which answers' },
  owedBy: { kk: 'Міндет кімге жүктеледі', ru: 'На ком обязанность', en: 'Who owes it' }, ofBody: { kk: 'Қай органның лауазымы', ru: 'Должность какого органа', en: 'Office of which body' }, refunds: { kk: 'Ақыны қайтару', ru: 'Возврат платы', en: 'Refund' },
  answer: memberWords['answers']!, roles: memberWords['offices']!, keys: { kk: 'Кілттер', ru: 'Ключи', en: 'Keys' }, below: { kk: 'Жоғарғы шегі', ru: 'Верхняя граница', en: 'Upper bound' }, points: { kk: 'Балдар', ru: 'Баллы', en: 'Points' }, claims: { kk: 'Куәлікте көрсетілетін жауаптар', ru: 'Ответы в свидетельстве', en: 'Answers that the credential shows' },
  of: { kk: 'Бөліктері', ru: 'Части', en: 'Parts' }, with: { kk: 'Әрекетке берілетін жауаптар', ru: 'Ответы для действия', en: 'Answers that it is told' }, month: { kk: 'Ай', ru: 'Месяц', en: 'Month' }, day: { kk: 'Күн', ru: 'День', en: 'Day' }, accounts: { kk: 'Органның шоттары', ru: 'Счета органа', en: 'Accounts of the body' },
  notice: memberWords['hearing.notice']!, before: memberWords['hearing.before']!, waives: memberWords['hearing.waives']!, minutes: memberWords['hearing.minutes']!, manyAtOnce: { kk: 'Бірнеше істі бірге аяқтау', ru: 'Завершение нескольких дел сразу', en: 'Several cases at once' },
  together: { kk: 'Бірге орындау', ru: 'Совместное исполнение', en: 'Performed together' }, needs: { kk: 'Неше жауап керек', ru: 'Сколько нужно ответов', en: 'How many answers are needed' }, otherTerms: { kk: 'Басқа мерзімдер', ru: 'Другие сроки', en: 'Other terms' }, scopes: kindWords.scope, pilot: { kk: 'Пилоттық жоба', ru: 'Пилотный проект', en: 'Pilot' },
  bodies: { kk: 'Органдар', ru: 'Органы', en: 'Bodies' }, registers: { kk: 'Тізілімдер', ru: 'Реестры', en: 'Registers' }, fields: { kk: 'Сұрақтар', ru: 'Вопросы', en: 'Questions' }, iban: { kk: 'Шот нөмірі (IBAN)', ru: 'Номер счёта (IBAN)', en: 'Account number (IBAN)' }, slot: { kk: 'Бос уақыт', ru: 'Свободное время', en: 'A free time' }, entry: { kk: 'Тізілім жазбасы', ru: 'Запись реестра', en: 'Entry of a register' },
  representatives: { kk: 'өтініш беруші атынан әрекет еткендер', ru: 'те, кто действовал от имени заявителя', en: 'whoever acted for the applicant' }, authors: { kk: 'шешімді қабылдағандар', ru: 'те, кто принял решение', en: 'whoever made the decision' }, rounded: { kk: 'дөңгелектенеді', ru: 'округляется', en: 'rounded' }, term: { kk: 'Есептеу', ru: 'Вычисление', en: 'Computation' },
  closed: { kk: 'Істің соңы', ru: 'Конец дела', en: 'The end of the case' }, forms: kindWords.page, appeal: kindWords.complaint, extension: { kk: 'Мерзімді ұзарту', ru: 'Продление срока', en: 'Extension' }, weight: { kk: 'Салмағы', ru: 'Вес', en: 'Weight' }, places: memberWords['capacity']!,
  filing: { kk: 'өтініш берілген күн', ru: 'день подачи', en: 'the day of applying' }, decision: kindWords.decision, periodEnd: { kk: 'есеп кезеңінің соңы', ru: 'конец отчётного периода', en: 'the end of the period' }, owner: { kk: 'Жазба иесі', ru: 'Владелец записи', en: 'Owner of the entry' },
}

const labelOf = (path: string): Text | undefined => {
  const last = path.slice(path.lastIndexOf('.') + 1)
  return memberWords[path] ?? others[path] ?? memberWords[last] ?? others[last] ?? questionWords[path as keyof typeof questionWords] as Text | undefined ?? optionWords[path]
}
/** What a kind of application or of question is called beside the member that takes it. */
const kinds: Readonly<Record<string, Text>> = {
  person: { kk: 'Жеке тұлға', ru: 'Физическое лицо', en: 'A person' }, company: { kk: 'Ұйым', ru: 'Организация', en: 'An organisation' }, body: { kk: 'Орган', ru: 'Орган', en: 'A body' },
  clock: { kk: 'белгіленген уақытта өзі ашылады', ru: 'открывается само в срок', en: 'opens by the clock' },
}
const yes: Text = spoken({ kk: 'иә', ru: 'да', en: 'yes' })

/** A value as a declaration writes it, such as `true`, `escalate` or `{ by: person }`. */
function valueText(member: string, value: string, locale: Locale): string {
  const inner = /^\{\s*(\w+): (.*?)\s*\}$/.exec(value)
  if (inner) return valueText(inner[1]!, inner[2]!, locale)
  const name = value.replaceAll(/^[{\s]+|[,…}\s]+$/gu, '')
  if (name === 'true') return yes[locale]
  return name === '' ? '…' : (kinds[name] ?? labelOf(name) ?? optionText(member, name))[locale]
}

const quoted = /(?<open>[«“])(?<path>[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)(?:: (?<value>[^»”]+))?(?<close>[»”])/gu
/** In brackets after what it says in words. */
const inBrackets = /(?<=\()([a-z]+): ([a-z]+)(?=\))/gu
/** The same without quotes, which no word of a sentence looks like. */
const bare = /(?<![\p{L}«“])(?<path>[a-z]+[A-Z][A-Za-z]*)(?:: (?<value>true|[a-z]+))?(?!\p{L})/gu

/** A text that names members of a declaration as the declaration does, by their labels. */
export const byLabels = (text: Text): Text => inEveryLanguage((locale) => {
  const [open, close] = locale === 'en' ? ['“', '”'] : ['«', '»']
  const said = (whole: string, path: string, value: string | undefined): string => {
    const label = labelOf(path)
    if (path === 'of' && value !== undefined) return `${open}${valueText(path, value, locale)}${close}`
    return label === undefined ? whole : `${open}${label[locale]}${value === undefined ? '' : `: ${valueText(path, value, locale)}`}${close}`
  }
  return text[locale].replaceAll(quoted, (whole, _open, path: string, value: string | undefined) => said(whole, path, value)).replaceAll(inBrackets, (whole, path: string, value: string) => said(whole, path, value)).replaceAll(bare, (whole, path: string, value: string | undefined) => said(whole, path, value))
})

/** A text of the house about a draft: what it names by an id, such as a register or the draft itself, is called by its title. */
export const byTitles = (text: Text, titles: ReadonlyMap<string, Text>): Text => inEveryLanguage((locale) =>
  byLabels(text)[locale].replaceAll(/(?<=[«“])[a-z][\w-]*\.[\w.-]+(?=[»”])/gu, (id) => titles.get(id)?.[locale] ?? id))

/** The titles of the things of a draft, by the names that it has for them. */
function titlesIn(draft: Procedure): ReadonlyMap<string, Text> {
  const steps = Object.entries<Step>(draft.steps)
  return new Map([
    ...Object.entries(draft.offices), ...Object.entries(draft.decisions).map(([name, { title }]) => [name, title] as const),
    ...steps.flatMap(([, { outcomes }]) => Object.entries(outcomes).map(([name, { label }]) => [name, label] as const)), ...steps.map(([name, { title }]) => [name, title] as const),
    ...[...fieldsOf(draft), ...steps.flatMap(([, step]) => findingsIn(step))].map(({ name, label }) => [name, label] as const), [draft.id, draft.title] as const,
  ])
}

/** A finding in these words. What the draft does not have keeps the name by which it was looked for. */
export function spokenFinding(draft: Procedure, finding: Finding): Finding {
  const { rule, names = [], words } = finding
  const [name = '', other = ''] = names
  const titles = titlesIn(draft)
  // Only rules whose words take names give any.
  const kind = (allFaults as unknown as Readonly<Record<string, { readonly words: (...names: readonly string[]) => Text } | undefined>>)[rule]
  if (kind === undefined || (!titles.has(name) && !titles.has(other) && !Object.hasOwn(questionWords, other))) return { ...finding, words: byLabels(words) }
  // What is said to be unknown is no thing of the draft, whatever else there is called so.
  const called = (one: string, unknown: boolean, locale: Locale): string => (unknown ? undefined : titles.get(one) ?? questionWords[one as keyof typeof questionWords] as Text | undefined)?.[locale] ?? one
  return { ...finding, words: byLabels(withMend(rule, inEveryLanguage((locale) => kind.words(called(name, rule.startsWith('unknown-'), locale), called(other, false, locale))[locale]))) }
}
