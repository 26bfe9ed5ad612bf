/** What the procedures of the centre's space and of its events have in common. No act sets how rooms are given out: order and terms are assumed. */
import { assumed, type Citation } from '../../../../law/citation.ts'
import { workdays, years } from '../../../../law/duration.ts'
import type { EntriesField, EntryField } from '../../../../law/entry-question.ts'
import { type Field, type FileField, text } from '../../../../law/field.ts'
import type { FormPage } from '../../../../law/form.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import type { EntryEffect, Register, RegisterField } from '../../../../law/register.ts'
import { type RuleData, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { administrativeCode, fundRules, secondary } from '../../acts.ts'
import { notRepresentatives } from '../../impartial.ts'
import { bodies, offices } from '../offices.ts'

export const rules = assumed(fundRules, {
  kk: 'Бөлмелерді пайдалану және іс-шаралар өткізу тәртібін белгілейтін құқықтық акт табылған жоқ: тәртіп пен мерзімдер шартты түрде қабылданған.', ru: 'Правовой акт о порядке пользования помещениями и проведения мероприятий не найден: порядок и сроки приняты условно.',
  en: 'No legal act was found on the use of rooms and on events: order and terms are assumed.',
})

/** The same on a ground of one's own. */
export const commonOn = (basis: Citation) => ({
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } }, body: bodies.technopark, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(5), basis },
  complaint: {
    words: { kk: 'Маманның әрекетіне технопарк басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю технопарка или в суд.', en: 'You can complain about an officer to the head of the technopark, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
}) as const satisfies Partial<Procedure>

export const common = commonOn(rules)

export const byTwo = { 'technopark.officer': offices['technopark.officer'], 'technopark.head': offices['technopark.head'] } as const

/** What the registers of the centre have in common: everybody sees them, and the fund's officer keeps them. */
export const keptOn = (basis: Citation) => ({
  inForce: { from: '2026-01-12' }, body: { name: bodies.technopark.name }, office: { role: 'technopark.officer', title: offices['technopark.officer'] }, basis, keep: { for: years(5), basis },
}) as const satisfies Partial<Register>

export const kept = keptOn(rules)

/** What a register states of questions that decisions publish: that is for the register itself to say. */
export const stated = (fields: readonly Exclude<Field, FileField | EntryField | EntriesField>[]): readonly RegisterField[] => fields.map((field) => {
  const { public: published, ...rest } = field
  return published === undefined ? field as RegisterField : rest as RegisterField
})

interface OwnAct {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly effect: EntryEffect
  /** What the head signs, and what the decision says. */
  readonly sign: Text
  readonly words: Text
  /** What must hold of what is entered, in its own words; nothing unless given. */
  readonly sound?: RuleData
  /** What it rests on, where that is not the rules of space and events. */
  readonly basis?: Citation
}

const particulars: Text = { kk: 'Мәліметтердің дұрыстығы', ru: 'Правильность сведений', en: 'The particulars are in order' }

const decisionsOn = ({ title, words, sound, basis = rules }: Pick<OwnAct, 'title' | 'words' | 'sound' | 'basis'>) => ({
  entered: { title, words, effect: 'grant', rules: sound ? ['sound'] : [], basis },
  returned: { title: { kk: 'Ұсынысты қайтару', ru: 'Возврат предложения', en: 'What was brought is returned' }, words: { kk: 'Тізілім өзгермейді.', ru: 'Реестр не изменяется.', en: 'The register stays as it is.' }, effect: 'dismiss', rules: [], basis },
}) as const satisfies Procedure['decisions']

const theHead: Text = { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }

/** An officer proposes what the fund keeps in a register of its own, and the head signs it. */
export const ownEntry = ({ id, title, summary, form, effect, sign, words, sound, basis = rules }: OwnAct & { readonly form: readonly FormPage[] }): Procedure => procedure({
  ...commonOn(basis), id, title, summary, form, audience: { kk: 'Рәсімді технопарк маманы бастайды', ru: 'Процедуру начинает специалист технопарка', en: 'Opened by an officer of the technopark' },
  offices: byTwo, opens: { by: 'office', role: 'technopark.officer' }, rules: (sound ? { sound: titled(particulars, sound) } : {}) satisfies Procedure['rules'] as Procedure['rules'], clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis }, starts: 'signing',
  steps: {
    signing: {
      title: theHead, by: { role: 'technopark.head' }, basis, excluded: [{ of: 'opener', basis }, ...notRepresentatives], sign: true, late: 'escalate', ...(sound && { check: 'sound' }),
      outcomes: {
        enter: { label: sign, to: 'closed', decides: 'entered', effect, ...(sound && { whenCheck: [true] }) },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: decisionsOn({ title, words, basis, ...(sound && { sound }) }),
})

interface OwnChange extends OwnAct {
  /** The entry that it is about, as a word of its register. */
  readonly subject: { readonly register: string; readonly title: Text }
  /** What is asked besides the reason. */
  readonly fields?: FormPage['fields']
}

const why = text('why', { label: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, maxLength: 2000, long: true })

/** What is to become of an entry of the fund's own: whoever represents the fund says it on the page of the entry, an officer looks at it, and the head signs. */
export const ownChange = ({ id, title, summary, subject, fields = [], effect, sign, words, sound, basis = rules }: OwnChange): Procedure => procedure({
  ...commonOn(basis), id, title, summary, subject: { ...subject, whose: 'keepers-own' }, form: [{ id: 'change', title: subject.title, fields: [...fields, why] }],
  audience: { kk: 'Рәсімді қордың өкілі бастайды', ru: 'Процедуру начинает представитель фонда', en: 'Opened by whoever represents the fund' }, need: ['state'], opens: { by: 'body' }, offices: byTwo,
  rules: (sound ? { sound: titled(particulars, sound) } : {}) satisfies Procedure['rules'] as Procedure['rules'], clock: { within: workdays(5), from: 'check', stopsIn: [], silence: 'escalate', basis }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Маманның тексеруі', ru: 'Проверка специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(2), basis, excluded: notRepresentatives, late: 'escalate', ...(sound && { check: 'sound' }),
      outcomes: {
        propose: { label: { kk: 'Басшыға ұсыну', ru: 'Передать руководителю', en: 'Pass it to the head' }, to: 'signing', ...(sound && { whenCheck: [true] }) },
        decline: { label: { kk: 'Қайтаруды ұсыну', ru: 'Предложить вернуть', en: 'Propose to return it' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: theHead, by: { role: 'technopark.head' }, within: workdays(3), basis, excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate', ...(sound && { check: 'sound' }),
      outcomes: {
        enter: { label: sign, to: 'closed', decides: 'entered', effect, after: { step: 'check', outcome: 'propose' }, ...(sound && { whenCheck: [true] }) },
        return: { label: { kk: 'Қайтаруға қол қою', ru: 'Подписать возврат', en: 'Sign the return' }, to: 'closed', decides: 'returned', reasons: true, after: { step: 'check', outcome: 'decline' } },
        again: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: decisionsOn({ title, words, basis, ...(sound && { sound }) }),
})
