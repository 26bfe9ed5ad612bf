/** Suspension of a registered system by the authority, proposed and signed by two people, and its lifting by the same office alone. */
import { workdays } from '../../../law/duration.ts'
import { choice } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { aiSystem, appealableBy, common, words } from './common.ts'
import { law, offices, rules } from './offices.ts'

const acting = { 'oversight.inspector': offices['oversight.inspector'], 'oversight.head': offices['oversight.head'] } as const

const ground = choice('ground', {
  label: { kk: 'Негізі', ru: 'Основание', en: 'Ground' }, public: true,
  choices: [
    { value: 'banned', label: { kk: 'Тыйым салынған мүмкіндік анықталды', ru: 'Обнаружена запрещённая возможность', en: 'A banned ability was found' } },
    { value: 'incident', label: { kk: 'Адамдарға зиян келтірген немесе келтіруі мүмкін инцидент', ru: 'Инцидент, который причинил или может причинить вред людям', en: 'An incident that has harmed people or may do so' } },
    { value: 'undertaking', label: { kk: 'Бейбіт мақсат туралы міндеттеме бұзылды', ru: 'Нарушено обязательство о мирных целях', en: 'The undertaking of peaceful purposes is broken' } },
    { value: 'duties', label: { kk: 'Иесі міндеттерін орындамады', ru: 'Владелец не исполнил обязанности', en: 'The owner did not meet its duties' } },
  ],
})

const suspensionOf = (id: string, by: 'company' | 'body', about: readonly string[], title: Text): Procedure => procedure({
  ...common, id, title,
  summary: {
    kk: 'Қадағалау органы тіркелген жүйенің қолданылуын тоқтата тұрады: инспектор ұсынады, басшы қол қояды. Жазба сол сәтте «тоқтатыла тұрған» күйге көшеді.', ru: 'Орган надзора приостанавливает применение зарегистрированной системы: инспектор предлагает, руководитель подписывает. Запись в тот же момент становится приостановленной.',
    en: 'The authority suspends a registered system: an inspector proposes, the head signs. The entry is suspended at that moment.',
  },
  audience: { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' },
  offices: acting, opens: { by: 'office', role: 'oversight.inspector' }, about: { procedures: about, effects: ['grant'] },
  form: [{ id: 'why', title: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, fields: [ground, words('facts', { kk: 'Анықталған мән-жайлар', ru: 'Установленные обстоятельства', en: 'What was found' }), words('remedy', { kk: 'Иесі не істеуі керек?', ru: 'Что должен сделать владелец?', en: 'What must the owner do?' })] }],
  rules: {},
  clock: { within: workdays(3), from: 'proposal', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'proposal',
  steps: {
    proposal: {
      title: { kk: 'Тоқтата тұруды ұсыну', ru: 'Предложение о приостановлении', en: 'Proposal of a suspension' }, by: { role: 'oversight.inspector' }, within: workdays(1), basis: rules, sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Ұсынысқа қол қою', ru: 'Подписать предложение', en: 'Sign the proposal' }, to: 'ruling', reasons: true },
        close: { label: { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' }, to: 'closed', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Ruling' }, by: { role: 'oversight.head' }, within: workdays(1), basis: rules, notBy: ['proposal'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        suspend: { label: { kk: 'Тоқтата тұру туралы өкімге қол қою', ru: 'Подписать распоряжение о приостановлении', en: 'Sign the suspension' }, to: 'closed', decides: 'suspended', reasons: true, effect: { register: aiSystem.register, does: 'suspend' } },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'proposal', reasons: true },
      },
    },
  },
  decisions: {
    suspended: {
      title: { kk: 'Жүйенің қолданылуын тоқтата тұру туралы өкім', ru: 'Распоряжение о приостановлении применения системы', en: 'Order that suspends a system' },
      words: {
        kk: 'Жүйенің қолданылуы тоқтатыла тұрады. Өкімнің күшін оны шығарған орган ғана жояды.', ru: 'Применение системы приостанавливается. Отменить распоряжение может только издавший его орган.',
        en: 'The use of the system is suspended. Only the body that gave the order lifts it.',
      },
      effect: 'dismiss', rules: [], basis: law('18'), appeal: appealableBy(by),
    },
  },
  reopensAt: 'proposal',
})

const liftingOf = (id: string, about: string, title: Text): Procedure => procedure({
  ...common, id, title,
  summary: { kk: 'Себебі жойылған соң өкімді шығарған орган жүйенің қолданылуын қалпына келтіреді.', ru: 'Когда причина устранена, издавший распоряжение орган возобновляет применение системы.', en: 'Once its cause is removed, the body that gave the order lets the system be used again.' },
  audience: { kk: 'Тоқтатыла тұрған жүйелердің иелері', ru: 'Владельцы приостановленных систем', en: 'Owners of suspended systems' },
  offices: acting, opens: { by: 'office', role: 'oversight.inspector' }, about: { procedures: [about], effects: ['dismiss'] },
  form: [{ id: 'why', title: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, fields: [words('removed', { kk: 'Себебі қалай жойылды?', ru: 'Как устранена причина?', en: 'How was the cause removed?' })] }],
  rules: {},
  clock: { within: workdays(5), from: 'proposal', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'proposal',
  steps: {
    proposal: {
      title: { kk: 'Өкімнің күшін жоюды ұсыну', ru: 'Предложение об отмене распоряжения', en: 'Proposal to lift it' }, by: { role: 'oversight.inspector' }, within: workdays(3), basis: rules, sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Ұсынысқа қол қою', ru: 'Подписать предложение', en: 'Sign the proposal' }, to: 'ruling', reasons: true },
        close: { label: { kk: 'Өкімді күшінде қалдыру', ru: 'Оставить распоряжение в силе', en: 'Let the order stand' }, to: 'closed', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Ruling' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, notBy: ['proposal'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        lift: { label: { kk: 'Өкімнің күшін жоюға қол қою', ru: 'Подписать отмену распоряжения', en: 'Sign the lifting' }, to: 'closed', decides: 'lifted', reasons: true, effect: { register: aiSystem.register, does: 'restore' } },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'proposal', reasons: true },
      },
    },
  },
  decisions: {
    lifted: {
      title: { kk: 'Тоқтата тұру туралы өкімнің күшін жою', ru: 'Отмена распоряжения о приостановлении', en: 'Lifting of an order that suspends' },
      words: { kk: 'Жүйенің қолданылуы қалпына келтіріледі.', ru: 'Применение системы возобновляется.', en: 'The system may be used again.' }, effect: 'grant', rules: [], basis: rules,
    },
  },
})

export const suspensions: readonly Procedure[] = [
  suspensionOf('oversight.suspension', 'company', ['oversight.ai-system'], { kk: 'Жүйенің қолданылуын тоқтата тұру', ru: 'Приостановление применения системы', en: 'Suspension of a system' }),
  suspensionOf('oversight.state-suspension', 'body', ['oversight.state-ai-system', 'oversight.restricted-ai-system'], { kk: 'Мемлекеттік орган жүйесінің қолданылуын тоқтата тұру', ru: 'Приостановление применения системы государственного органа', en: 'Suspension of a system of a state body' }),
  liftingOf('oversight.lifting', 'oversight.suspension', { kk: 'Жүйені тоқтата тұру туралы өкімнің күшін жою', ru: 'Отмена приостановления системы', en: 'Lifting of the suspension of a system' }),
  liftingOf('oversight.state-lifting', 'oversight.state-suspension', { kk: 'Мемлекеттік орган жүйесін тоқтата тұру туралы өкімнің күшін жою', ru: 'Отмена приостановления системы государственного органа', en: 'Lifting of the suspension of a system of a state body' }),
]
