/**
 * What people, companies and bodies say of themselves in a register: entered, changed and taken back at once by the rules, because nobody has anything to decide about it, and taken out by the clock when its last day is over.
 * What the rules cannot tell goes to the office that keeps the register, which sends it back.
 */
import type { Citation } from '../../law/citation.ts'
import { workdays } from '../../law/duration.ts'
import { date, type DateField, flag } from '../../law/field.ts'
import type { FormField, FormPage } from '../../law/form.ts'
import type { Need } from '../../law/need.ts'
import type { Opening } from '../../law/opening.ts'
import { procedure, type Procedure } from '../../law/procedure.ts'
import type { EntryEffect } from '../../law/register.ts'
import { before, decisionDay, is, type Rule, titled } from '../../law/rule.ts'
import type { Text } from '../../law/text.ts'

/** A procedure in words: its name, what it is for, and what its decision says. */
interface Said { readonly title: Text; readonly summary: Text; readonly words: Text }

interface AtOnce extends Said {
  readonly id: string
  readonly common: Common
  readonly office: { readonly role: string; readonly title: Text }
  readonly audience: Text
  readonly opens: Opening
  readonly need?: readonly Need[]
  readonly subject?: { readonly register: string; readonly title: Text }
  readonly form: readonly FormPage[]
  readonly rule: Rule
  /** What it does to a register, if anything. */
  readonly effect?: EntryEffect
  readonly does: Text
}

/** What the procedures of a body have in common. */
type Common = Pick<Procedure, 'inForce' | 'body' | 'keep' | 'complaint'> & { readonly parameters: {}; readonly obligations: {}; readonly fee: 'free' }

/** A procedure whose application is done at once by the rules; what they cannot tell goes to the office. */
export function atOnce({ id, common, office: { role, title: officer }, title, summary, words, audience, opens, need, subject, form, rule, effect, does }: AtOnce): Procedure {
  const basis: Citation = common.keep.basis
  return procedure({
    ...common, id, title, summary, audience, opens, form, offices: { [role]: officer } as Readonly<Record<string, Text>>, ...(need && { need }), ...(subject && { subject }),
    rules: { holds: titled({ kk: 'Жазбаға қойылатын талаптар', ru: 'Требования к записи', en: 'Requirements for the entry' }, rule) }, clock: { within: workdays(1), from: 'entry', stopsIn: [], silence: 'escalate', basis }, starts: 'entry',
    steps: {
      entry: {
        title: { kk: 'Ережелер бойынша орындау', ru: 'Исполнение по правилам', en: 'Done by the rules' }, by: 'rules', within: workdays(1), basis, check: 'holds', late: { outcome: 'look' },
        outcomes: {
          done: { label: does, to: 'closed', decides: 'done', whenCheck: [true], ...(effect && { effect }) },
          look: { label: { kk: 'Лауазымды адамға жіберу', ru: 'Передать должностному лицу', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
        },
      },
      look: {
        title: { kk: 'Лауазымды адамның қарауы', ru: 'Рассмотрение должностным лицом', en: 'An officer looks at it' }, by: { role }, within: workdays(1), basis, late: 'escalate',
        outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
      },
    },
    decisions: { done: { title, words, effect: 'grant', rules: ['holds'], basis } },
  })
}

const sureLabel: Text = { kk: 'Жазбаны кері қайтарып аласыз ба?', ru: 'Вы отзываете запись?', en: 'Do you take the entry back?' }

/** The procedures of a register that people, companies or bodies fill themselves: `ID`, `ID-changed`, `ID-taken-back`, `ID-over`. */
export function ownEntries({ id, register, subject, fields, asks = [], proved, valid, until, enters, changes, takesBack, ends, ...shared }: Pick<AtOnce, 'common' | 'office' | 'audience' | 'need'> & {
  readonly id: string
  readonly register: string
  /** What an entry is called. */
  readonly subject: Text
  readonly opens: 'person' | 'company' | 'body'
  /** Whether a company says it only where its head is proved; taking back is always theirs. */
  readonly proved?: true
  /** What the register states, page by page. */
  readonly fields: readonly (Omit<FormPage, 'fields'> & { readonly fields: readonly (FormField & { readonly name: string })[] })[]
  /** What is asked besides, and stated nowhere: on the last page. */
  readonly asks?: readonly FormField[]
  /** What must hold of an entry, in its own words. */
  readonly valid: Rule
  /** The column in which its last day stands. */
  readonly until: DateField
  readonly enters: Said; readonly changes: Said; readonly takesBack: Said; readonly ends: Said
}): readonly Procedure[] {
  const basis = shared.common.keep.basis
  const { need: _need, ...unneeded } = shared // what the clock opens is offered to nobody
  const opens = { by: shared.opens } as const
  const says: Opening = shared.opens === 'company' && proved ? { by: 'company', proved } : opens
  const about = { register, title: subject }
  const form: readonly FormPage[] = fields.map((one, at) => (at === fields.length - 1 ? { ...one, fields: [...one.fields, ...asks] } : one))
  const filled = Object.fromEntries(fields.flatMap((one) => one.fields.map(({ name }) => [name, name])))
  const sure = flag('sure', { label: sureLabel })
  const last = date(until.name, { label: until.label, from: `subject.${until.name}`, public: true })
  return [
    atOnce({ ...shared, ...enters, id, opens: says, form, rule: valid, effect: { register, does: 'enter', fields: filled }, does: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it' } }),
    atOnce({ ...shared, ...changes, id: `${id}-changed`, opens: says, subject: about, form, rule: valid, effect: { register, does: 'change', fields: filled }, does: { kk: 'Жазбаны өзгерту', ru: 'Изменить запись', en: 'Change it' } }),
    atOnce({
      ...shared, ...takesBack, id: `${id}-taken-back`, opens, subject: about, form: [{ id: 'back', title: subject, fields: [sure] }], effect: { register, does: 'strike' }, does: { kk: 'Тізілімнен алып тастау', ru: 'Исключить из реестра', en: 'Take it out' },
      rule: is(sure, true).by(basis).else({ kk: 'Кері қайтарып алу расталмаған.', ru: 'Отзыв не подтверждён.', en: 'It is not confirmed that the entry is taken back.' }),
    }),
    atOnce({
      ...unneeded, ...ends, id: `${id}-over`, opens: { by: 'clock', when: { over: until.name } }, subject: about, form: [{ id: 'over', title: subject, fields: [last] }], effect: { register, does: 'strike' }, does: { kk: 'Тізілімнен алып тастау', ru: 'Исключить из реестра', en: 'Take it out' },
      rule: before(last, decisionDay).by(basis).else({ kk: 'Мерзімі әлі өткен жоқ.', ru: 'Срок ещё не истёк.', en: 'The last day is not over.' }),
    }),
  ]
}
