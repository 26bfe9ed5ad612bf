/** How platforms and tools of LTI are entered, changed and taken out: by two, as everything that lets a stranger in. No act sets this: the order is assumed. */
import { workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { type Outcome, procedure, type Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './admission/common.ts'
import { bodies, offices, rules } from './offices.ts'

/** An address or a sign, as the other side gives it. */
export const technical = (name: string, label: Text, hint: Text) => text(name, { label, hint, maxLength: 500, technical: true })

/** What both registers have in common. */
export const kept = {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules }, owner: ['body'],
} as const satisfies Partial<Register>

interface Act { readonly id: string; readonly title: Text; readonly effect: NonNullable<Outcome['effect']>; readonly done: Text; /** What an entry is called. */ readonly called: Text }

const page: Text = { kk: 'Мәліметтер', ru: 'Сведения', en: 'What is entered' }
const why = text('why', { label: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Why' }, maxLength: 2000, long: true })
const theRector = { kk: 'Ректордың шешімі', ru: 'Решение ректора', en: 'The rector decides' }
const signs = { kk: 'Тізілімді өзгертуге қол қою', ru: 'Подписать изменение реестра', en: 'Sign the change of the register' }
const byTwo = { 'university.registrar': offices['university.registrar'], 'university.rector': offices['university.rector'] } as const

const decisionsOf = ({ title, done }: Act) => ({
  entered: { title, words: done, effect: 'grant', rules: [], basis: rules },
  returned: { title: { kk: 'Ұсынысты қайтару', ru: 'Возврат предложения', en: 'What was brought is returned' }, words: { kk: 'Тізілім өзгермейді.', ru: 'Реестр не изменяется.', en: 'The register stays as it is.' }, effect: 'dismiss', rules: [], basis: rules },
}) as const satisfies Procedure['decisions']

/** The registrar brings an entry, and the rector signs. */
export const entryAct = ({ fields, ...act }: Act & { readonly fields: readonly FormField[] }): Procedure => procedure({
  ...common, id: act.id, title: act.title, summary: { kk: 'Тіркеуші ұсынады, ректор қол қояды.', ru: 'Регистратор предлагает, ректор подписывает.', en: 'The registrar brings it, and the rector signs.' },
  audience: { kk: 'Рәсімді тіркеуші бастайды', ru: 'Процедуру начинает регистратор', en: 'Opened by the registrar' }, offices: byTwo, opens: { by: 'office', role: 'university.registrar' },
  form: [{ id: 'entry', title: page, fields }], rules: {}, clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing',
  steps: {
    signing: {
      title: theRector, by: { role: 'university.rector' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: signs, to: 'closed', decides: 'entered', effect: act.effect },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: decisionsOf(act),
})

/** What is to become of an entry: the representative of the university says it on the page of the entry, the registrar looks at it, and the rector signs. */
export const changeAct = ({ asked, ...act }: Act & { readonly asked: readonly FormField[] }): Procedure => procedure({
  ...common, id: act.id, title: act.title, summary: { kk: 'Өкіл ұсынады, тіркеуші тексереді, ректор қол қояды.', ru: 'Представитель предлагает, регистратор проверяет, ректор подписывает.', en: 'The representative brings it, the registrar looks at it, and the rector signs.' },
  audience: { kk: 'Рәсімді университеттің өкілі бастайды', ru: 'Процедуру начинает представитель университета', en: 'Opened by whoever represents the university' }, need: ['state'], offices: byTwo, opens: { by: 'body' },
  subject: { register: act.effect.register, title: act.called, whose: 'keepers-own' },
  form: [{ id: 'entry', title: page, fields: [...asked, why] }], rules: {}, clock: { within: workdays(5), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Тіркеушінің тексеруі', ru: 'Проверка регистратором', en: 'The registrar looks at it' }, by: { role: 'university.registrar' }, within: workdays(2), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Ректорға ұсыну', ru: 'Передать ректору', en: 'Pass it to the rector' }, to: 'signing' },
        decline: { label: { kk: 'Қайтаруды ұсыну', ru: 'Предложить вернуть', en: 'Propose to return it' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: theRector, by: { role: 'university.rector' }, within: workdays(3), basis: rules, excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: signs, to: 'closed', decides: 'entered', effect: act.effect, after: { step: 'check', outcome: 'propose' } },
        return: { label: { kk: 'Қайтаруға қол қою', ru: 'Подписать возврат', en: 'Sign the return' }, to: 'closed', decides: 'returned', reasons: true, after: { step: 'check', outcome: 'decline' } },
      },
    },
  },
  decisions: decisionsOf(act),
})
