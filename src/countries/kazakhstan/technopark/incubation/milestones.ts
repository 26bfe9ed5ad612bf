/** What a company of the cohort shows on its way, with evidence, what an officer checks of it, and the stage of the grant that is paid upon each. */
import { days, months, workdays } from '../../../../law/duration.ts'
import type { EntryField } from '../../../../law/entry-question.ts'
import { date, file, flag, text } from '../../../../law/field.ts'
import type { FormField } from '../../../../law/form.ts'
import type { Obligation, Procedure } from '../../../../law/procedure.ts'
import { is, minus, rounded, times } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { eventsRegister } from '../events/event.ts'
import { account, asked } from './fields.ts'
import { rules } from './ground.ts'

type Duty = Obligation<'admitted'>
type Milestone = 'prototype' | 'demo'

interface Said { readonly title: Text; readonly question: Text; readonly failed: Text; readonly check: Text }

const report = (name: Milestone, { title, question, failed }: Said, when: Pick<Duty, 'once' | 'upon' | 'within' | 'again'>, more: readonly FormField[] = []): Duty => {
  const done = flag(`${name}Done`, { label: question })
  return {
    title, after: 'admitted', ...when, remind: [days(14)], basis: rules,
    form: [{ id: name, title, fields: [
      date(`${name}On`, { label: { kk: 'Аяқталған күні', ru: 'Дата завершения', en: 'Day on which it was done' } }), done, ...more,
      text(`${name}About`, { label: { kk: 'Не жасалды?', ru: 'Что сделано?', en: 'What was done?' }, maxLength: 3000, long: true }), file(`${name}Proof`, { label: { kk: 'Дәлелі (PDF)', ru: 'Подтверждение (PDF)', en: 'Evidence (PDF)' }, accept: ['application/pdf'], limitMegabytes: 20 }),
    ] }],
    tests: { done: is(done, true).by(rules).else(failed) }, late: { remind: [days(3)], tells: { role: 'technopark.officer', after: days(10) } },
  }
}

/** An officer looks at the evidence before its stage is paid. */
const checkOf = (name: Milestone, { check }: Said): Duty => {
  const shown = flag(`${name}Shown`, { label: { kk: 'Дәлел кезеңнің орындалғанын көрсете ме?', ru: 'Подтверждает ли представленное, что этап выполнен?', en: 'Does the evidence show that the milestone was reached?' } })
  return {
    title: check, after: 'admitted', owedBy: { role: 'technopark.officer' }, upon: { report: name }, within: workdays(5), sign: true, remind: [days(2)], basis: rules,
    form: [{ id: `${name}Check`, title: check, fields: [shown, text(`${name}Reasons`, { label: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, maxLength: 2000, long: true })] }],
    tests: { shown: is(shown, true).by(rules).else({ kk: 'Дәлел кезеңнің орындалғанын көрсетпейді.', ru: 'Представленное не подтверждает, что этап выполнен.', en: 'The evidence does not show that the milestone was reached.' }) },
    late: { remind: [days(1)], tells: { role: 'technopark.head', after: days(5) } },
  }
}

const prototype: Said = {
  title: { kk: 'Бірінші кезең: прототип', ru: 'Первый этап: прототип', en: 'First milestone: the prototype' }, question: { kk: 'Прототип жұмыс істей ме?', ru: 'Прототип работает?', en: 'Does the prototype work?' },
  failed: { kk: 'Прототип әлі жұмыс істемейді.', ru: 'Прототип ещё не работает.', en: 'The prototype does not work yet.' }, check: { kk: 'Бірінші кезеңді тексеру', ru: 'Проверка первого этапа', en: 'Check of the first milestone' },
}
const demo: Said = {
  title: { kk: 'Екінші кезең: демо-күн', ru: 'Второй этап: демо-день', en: 'Second milestone: the demo day' }, question: { kk: 'Өнім демо-күнде көрсетілді ме?', ru: 'Продукт показан на демо-дне?', en: 'Was the product shown on the demo day?' },
  failed: { kk: 'Өнім демо-күнде көрсетілмеді.', ru: 'Продукт на демо-дне не показан.', en: 'The product was not shown on the demo day.' }, check: { kk: 'Екінші кезеңді тексеру', ru: 'Проверка второго этапа', en: 'Check of the second milestone' },
}

/** The demo day is an event of the register: whoever checks the milestone sees which, with its programme and who came. */
const demoDay: EntryField = {
  kind: 'entry', name: 'demoEvent', label: { kk: 'Демо-күн қай іс-шарада өтті?', ru: 'На каком мероприятии прошёл демо-день?', en: 'At which event was the demo day?' }, hint: { kk: 'Технопарк жариялаған іс-шаралардан таңдаңыз. Басқа жерде өтсе, бос қалдырыңыз.', ru: 'Выберите из мероприятий, объявленных технопарком. Если он прошёл в другом месте, оставьте пустым.', en: 'Choose one of the events that the technopark announced. Leave it empty where it was held elsewhere.' },
  register: eventsRegister, which: 'shown', optional: true,
}

export const obligations = {
  prototype: report('prototype', prototype, { once: true, again: 'prototypeCheck', within: months(3) }), prototypeCheck: checkOf('prototype', prototype),
  demo: report('demo', demo, { upon: { report: 'prototypeCheck', holds: true }, again: 'demoCheck', within: months(3) }, [demoDay]), demoCheck: checkOf('demo', demo),
} satisfies Procedure['obligations']

/** Both stages together are what was asked for and signed, to the tiyn. */
const half = rounded(times(asked, '0.5'), 'smallestUnit')

export const entitlements = {
  grant: {
    title: { kk: 'Инкубация гранты', ru: 'Грант на инкубацию', en: 'Grant of the incubation' }, after: 'admitted', account: account.name, expense: 'technopark.grants', within: workdays(10), arrears: 'paid', basis: rules,
    stages: [
      { title: { kk: 'Прототип көрсетілгеннен кейін', ru: 'После показа прототипа', en: 'When the prototype is shown' }, amount: half, upon: 'prototypeCheck' },
      { title: { kk: 'Демо-күннен кейін', ru: 'После демо-дня', en: 'After the demo day' }, amount: minus(asked, half), upon: 'demoCheck' },
    ],
  },
} as const satisfies NonNullable<Procedure['entitlements']>
