/** What the university enters in registers of its own: the registrar proposes it, and the rector signs. */
import type { Citation } from '../../../law/citation.ts'
import { workdays } from '../../../law/duration.ts'
import type { FormPage } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import type { Rule } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { offices } from './offices.ts'

interface ByTwo {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly register: string
  readonly page: FormPage
  readonly decision: { readonly title: Text; readonly words: Text }
  /** What must hold of what is entered, in its own words. */
  readonly sound?: Rule
  readonly common: Pick<Procedure, 'inForce' | 'body' | 'keep' | 'complaint'> & { readonly parameters: {}; readonly obligations: {}; readonly fee: 'free' }
}

export const enteredByTwo = ({ id, title, summary, register, page, decision, sound, common }: ByTwo): Procedure => {
  const basis: Citation = common.keep.basis
  return procedure({
    ...common, id, title, summary, audience: { kk: 'Рәсімді тіркеуші бастайды', ru: 'Процедуру начинает регистратор', en: 'Opened by the registrar' },
    offices: { 'university.registrar': offices['university.registrar'], 'university.rector': offices['university.rector'] }, opens: { by: 'office', role: 'university.registrar' },
    form: [page], rules: (sound ? { sound } : {}) satisfies Procedure['rules'] as Procedure['rules'],
    clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis }, starts: 'signing',
    steps: {
      signing: {
        title: { kk: 'Ректордың шешімі', ru: 'Решение ректора', en: 'The rector decides' }, by: { role: 'university.rector' }, basis, excluded: [{ of: 'opener', basis }, ...notRepresentatives], sign: true, late: 'escalate', ...(sound && { check: 'sound' }),
        outcomes: {
          enter: {
            label: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, to: 'closed', decides: 'entered', ...(sound && { whenCheck: [true] }),
            effect: { register, does: 'enter', fields: Object.fromEntries(page.fields.map(({ name }) => [name, name])) },
          },
          return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
        },
      },
    },
    decisions: {
      entered: { ...decision, effect: 'grant', rules: sound ? ['sound'] : [], basis },
      returned: { title: { kk: 'Ұсынысты қайтару', ru: 'Возврат предложения', en: 'What was brought is returned' }, words: { kk: 'Тізілім өзгермейді.', ru: 'Реестр не изменяется.', en: 'The register stays as it is.' }, effect: 'dismiss', rules: [], basis },
    },
  })
}
