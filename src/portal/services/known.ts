/** Once only: from where the portal knows an answer and by which law, and which share of the answers to a service nobody is asked for. */
import type { Draft, KnownAnswers } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Citation, printCitation } from '../../law/citation.ts'
import { takenFrom } from '../../law/entry-field.ts'
import type { Field } from '../../law/field.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const knownWords = {
  share: say('Порталға бұрыннан белгілі болғандықтан сұралмаған жауаптар', 'Ответы, о которых не спрашивали: портал их уже знал', 'Answers not asked because the portal knew them'),
  account: say('тіркелгіңізден', 'из вашей учётной записи', 'from your account'),
  company: say('ұйымыңыз туралы мәліметтен', 'из сведений о вашей организации', 'from what is known of your organisation'),
  body: say('орган туралы мәліметтен', 'из сведений об органе', 'from what is known of the body'),
  decision: say('бұрынғы шешімнен', 'из прежнего решения', 'from the earlier decision'),
  clock: say('іс ашылған күннен', 'из дня открытия дела', 'from the day for which the case was opened'),
} as const

const fromRegister = (title: Text, basis: Citation | undefined): Text => {
  const law = basis && printCitation(basis)
  const by = (place: string | undefined): string => (place === undefined ? '' : ` (${place})`)
  return spoken({ kk: `тізілімнен: ${title.kk}${by(law?.kk)}`, ru: `из реестра: ${title.ru}${by(law?.ru)}`, en: `from the register: ${title.en}${by(law?.en)}` })
}

/** From where an answer is known: the account, a register with the law by which it is kept, an earlier decision. */
function sourceOf({ registers }: Pick<Kernel, 'registers'>, { form, subject }: Pick<Procedure, 'form' | 'subject'>, field: Field): Text | undefined {
  const { from } = field
  if (from === undefined) return undefined
  const taken = takenFrom(field)
  const chosen = taken && form.flatMap(({ fields }) => fields).find(({ name }) => name === taken.question)
  const id = chosen && 'register' in chosen ? chosen.register : from.startsWith('subject.') ? subject?.register : undefined
  const register = registers.listed.find((one) => one.id === id)
  if (register) return fromRegister(register.title, register.basis)
  const [of] = from.split('.')
  return { person: knownWords.account, organisation: knownWords.company, body: knownWords.body, about: knownWords.decision, opening: knownWords.clock }[of ?? '']
}

/** From where each answer of a draft is known, by the name of its field. */
export const sourcesOf = (kernel: Pick<Kernel, 'registers'>, { procedure, known }: Pick<Draft, 'procedure' | 'known'>, fields: readonly Field[]): Readonly<Record<string, Text>> =>
  Object.fromEntries(fields.filter(({ name }) => known.includes(name)).flatMap((field) => {
    const source = sourceOf(kernel, procedure, field)
    return source === undefined ? [] : [[field.name, source]]
  }))

/** Of fewer applications a share says nothing, and the count is told. */
const fewest = 5

/** What was not asked this year, in words; undefined where nothing was filed. */
export function shareKnown({ applications, answers, known }: KnownAnswers): Text | undefined {
  if (answers === 0) return undefined
  const number = (count: number): Text => inEveryLanguage((locale) => formatNumber(count, locale))
  const [some, all, filed, share] = [number(known), number(answers), number(applications), number(Math.round(known * 100 / answers))]
  return applications < fewest
    ? spoken({ kk: `биыл барлығы ${all.kk} жауап, сұралмағаны — ${some.kk} (өтініш саны: ${filed.kk})`, ru: `в этом году ${some.ru} из ${all.ru} (заявлений: ${filed.ru})`, en: `this year ${some.en} of ${all.en} (applications: ${filed.en})` })
    : spoken({ kk: `биыл ${share.kk} %: барлығы ${all.kk} жауап, сұралмағаны — ${some.kk} (өтініш саны: ${filed.kk})`, ru: `в этом году ${share.ru} %: ${some.ru} из ${all.ru} (заявлений: ${filed.ru})`, en: `this year ${share.en} %: ${some.en} of ${all.en} (applications: ${filed.en})` })
}
