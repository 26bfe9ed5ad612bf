/** Small declarations for tests: a licence, its yearly report, the appeal and the withdrawal. No law of any country. */
import { type Act, assumed, verified } from './citation.ts'
import { dated, unset } from './dated.ts'
import { days, months, workdays, years } from './duration.ts'
import { choice, date, email, file, flag, integer, money, rows, text } from './field.ts'
import { type DecisionKind, type Effect, type Exclusion, procedure, type Procedure } from './procedure.ts'
import {
  all, any, atLeast, atMost, below, given, is, not, oneOf, parameter, rounded, shareAtLeast, sum, times, unless,
} from './rule.ts'
import type { Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

export const gardenAct: Act = {
  id: 'sample.garden-act',
  title: say('Бау-бақша туралы заң', 'Закон о садах', 'Garden Act'),
  short: say('Бақша заңы', 'Закон о садах', 'Garden Act'),
  dividedInto: 'articles',
}
export const gardenRules: Act = {
  id: 'sample.garden-rules',
  title: say('Бақша қағидалары', 'Правила о садах', 'Garden Rules'),
  short: say('Бақша қағидалары', 'Правила о садах', 'Garden Rules'),
  dividedInto: 'items',
}

const act = (article: string) => verified(gardenAct, article)
const guess = assumed(gardenRules)

export const gardenName = text(
  'gardenName', { label: say('Бақша атауы', 'Название сада', 'Name of the garden'), maxLength: 100, public: true }
)
export const soil = choice('soil', {
  label: say('Топырақ түрі', 'Вид почвы', 'Kind of soil'),
  choices: [
    { value: 'sand', label: say('Құм', 'Песок', 'Sand') },
    { value: 'clay', label: say('Саз', 'Глина', 'Clay') },
    { value: 'rock', label: say('Тас', 'Камень', 'Rock') },
  ], public: true,
})
export const trees = integer('trees', { label: say('Ағаш саны', 'Число деревьев', 'Number of trees'), min: 0, max: 100_000 })
export const deposit = money('deposit', { label: say('Кепіл сомасы', 'Сумма залога', 'Deposit') })
export const watered = flag('watered', { label: say('Бақша суарыла ма?', 'Поливается ли сад?', 'Is the garden watered?') })
export const planted = date('planted', { label: say('Отырғызылған күні', 'Дата посадки', 'Day of planting'), optional: true })
export const plan = file('plan', {
  label: say('Бақша жоспары', 'План сада', 'Plan of the garden'), accept: ['application/pdf'], limitMegabytes: 5, optional: true,
})
export const contact = email('contact', { label: say('Пошта', 'Почта', 'E-mail'), personal: true })
export const healthy = flag('healthy', { label: say('Ағаштар сау ма?', 'Здоровы ли деревья?', 'Are the trees healthy?') })

export const harvest = rows('harvest', {
  label: say('Өнім', 'Урожай', 'Harvest'),
  columns: [
    choice('kind', {
      label: say('Түрі', 'Вид', 'Kind'),
      choices: [
        { value: 'apple', label: say('Алма', 'Яблоки', 'Apples') }, { value: 'other', label: say('Өзге', 'Прочее', 'Other') },
      ],
    }),
    money('amount', { label: say('Сомасы', 'Сумма', 'Amount') }),
  ], minRows: 1, maxRows: 20,
})

const offices = {
  officer: say('Бағбан', 'Садовник', 'Gardener'),
  member: say('Кеңес мүшесі', 'Член совета', 'Member of the council'),
  chair: say('Кеңес төрағасы', 'Председатель совета', 'Chair of the council'),
  head: say('Бақша басшысы', 'Начальник садов', 'Head of gardens'),
}
const body = { name: say('Бақша басқармасы', 'Управление садов', 'Garden Board'), register: 'GB' }
const complaint = { words: say('Басшыға шағымданыңыз.', 'Пожалуйтесь начальнику.', 'Complain to the head.'), basis: guess }

export const licence = procedure({
  id: 'sample.licence',
  title: say('Бақша лицензиясы', 'Лицензия на сад', 'Garden licence'),
  summary: say('Бақша өсіруге рұқсат.', 'Разрешение выращивать сад.', 'Leave to grow a garden.'),
  audience: say('Бақша иелері', 'Владельцы садов', 'Owners of gardens'),
  inForce: { from: '2026-01-01', basis: act('1'), openCases: { rule: 'finish', basis: act('2') } },
  body, offices,
  opens: { by: 'company', signs: 'head' },
  form: [
    {
      id: 'garden', title: say('Бақша туралы', 'О саде', 'About the garden'),
      fields: [gardenName, soil, trees, deposit, watered, planted],
    },
    { id: 'plan', title: say('Жоспар', 'План', 'Plan'), fields: [plan, contact] },
  ],
  parameters: {
    leastTrees: dated([{ from: '2026-01-01', value: '90', basis: act('3') }]),
    rate: dated<string>([
      { from: '2026-01-01', value: unset, basis: guess, note: say('Белгісіз.', 'Не известно.', 'Not known.') },
    ]),
  },
  rules: {
    complete: given(plan).by(guess).else(say('Жоспар жоқ.', 'Нет плана.', 'The plan is missing.')),
    eligible: all(
      atLeast(trees, parameter('leastTrees')).by(act('3')).else(say('Ағаш аз.', 'Мало деревьев.', 'Too few trees.')),
      atMost(trees, times(parameter('leastTrees'), 100)).by(act('3')).else(say(
        'Ағаш көп.', 'Много деревьев.', 'Too many trees.'
      )),
      below(deposit, 5_000_000).by(act('4')).else(say('Кепіл үлкен.', 'Залог велик.', 'The deposit is too large.')),
      any(oneOf(soil, ['sand', 'clay']), is(watered, true)).by(act('5')).else(say(
        'Топырақ жарамсыз.', 'Почва непригодна.', 'The soil is unfit.'
      )),
      unless(
        not(is(soil, 'rock')).by(act('6')).else(say('Тасқа болмайды.', 'На камне нельзя.', 'Not on rock.')), is(watered, true)
      ),
    ),
    healthy: is(healthy, true).by(act('7')).else(say('Ағаштар ауру.', 'Деревья больны.', 'The trees are ill.')),
  },
  eligibility: 'eligible',
  clock: {
    within: workdays(15), from: 'check', stopsIn: ['mend'], extension: { by: workdays(5), basis: act('8') }, silence: 'escalate',
    basis: act('8'),
  },
  starts: 'check',
  steps: {
    check: {
      title: say('Өтінімді тексеру', 'Проверка заявки', 'Check of the application'),
      by: { role: 'officer' }, within: workdays(5), basis: act('9'), check: 'complete', findings: [healthy],
      outcomes: {
        pass: { label: say('Кеңеске жіберу', 'Передать совету', 'Pass on'), to: 'council', whenCheck: [true] },
        back: { label: say('Қайтару', 'Вернуть', 'Return'), to: 'mend', reasons: true },
      },
      late: 'escalate',
    },
    mend: {
      title: say('Толықтыру', 'Доработка', 'Correction'), by: 'applicant', within: days(10), basis: guess, corrects: ['plan'],
      outcomes: {
        again: { label: say('Қайта жіберу', 'Отправить снова', 'Send again'), to: 'check' },
        expire: { label: say('Мерзімі өтті', 'Срок истёк', 'Time is over'), to: 'closed', byClock: true },
      },
      late: { outcome: 'expire' },
    },
    council: {
      title: say('Кеңестің қарауы', 'Рассмотрение советом', 'Review by the council'),
      by: { commission: { members: 'member', chair: 'chair', quorum: 3 } }, basis: act('10'), check: 'eligible',
      outcomes: {
        yes: { label: say('Қолдау', 'Поддержать', 'Favour'), to: 'decision', whenCheck: [true] },
        no: { label: say('Қолдамау', 'Не поддержать', 'Oppose'), to: 'decision', reasons: true },
      },
      late: 'escalate',
    },
    decision: {
      title: say('Шешім', 'Решение', 'Decision'),
      by: { role: 'head' }, within: workdays(3), basis: act('11'), check: 'eligible', notBy: ['check', 'council'], sign: true,
      excluded: [{ of: 'representatives', within: months(6), basis: guess }],
      outcomes: {
        grant: {
          label: say('Лицензия беру', 'Выдать лицензию', 'Grant'), to: 'closed', decides: 'grant', whenCheck: [true],
          after: { step: 'council', outcome: 'yes' },
        },
        refuse: { label: say('Бас тарту', 'Отказать', 'Refuse'), to: 'closed', decides: 'refuse', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    grant: {
      title: say('Бақша лицензиясы', 'Лицензия на сад', 'Garden licence'),
      words: say('Лицензия берілді.', 'Лицензия выдана.', 'The licence is granted.'),
      effect: 'grant', rules: ['eligible', 'healthy'], basis: act('11'),
      credential: { type: 'GardenLicence', claims: ['gardenName', 'soil'], validFor: years(2) },
    },
    refuse: {
      title: say('Бас тарту туралы шешім', 'Решение об отказе', 'Refusal'), words: say('Бас тартылды.', 'Отказано.', 'Refused.'),
      effect: 'refuse', rules: ['eligible'], basis: act('11'),
      appeal: {
        within: months(3), procedure: 'sample.appeal', to: say('Жоғары кеңес', 'Высший совет', 'High council'), basis: act('12'),
      },
    },
  },
  reopensAt: 'council',
  obligations: {
    yearlyReport: {
      title: say('Жылдық есеп', 'Годовой отчёт', 'Yearly report'), after: 'grant', every: 'year', within: workdays(20),
      form: [{ id: 'harvest', title: say('Өнімді жазыңыз', 'Укажите урожай', 'Enter the harvest'), fields: [harvest] }],
      tests: {
        apples: shareAtLeast(sum(harvest, 'amount', { column: 'kind', is: 'apple' }), sum(harvest, 'amount'), '0.5').by(act('13'))
          .else(say('Алма аз.', 'Мало яблок.', 'Too few apples.')),
      },
      pays: {
        title: say('Бақша жарнасы', 'Садовый взнос', 'Garden levy'),
        amount: rounded(times(sum(harvest, 'amount'), parameter('rate')), 'tenge'),
        within: workdays(10), income: 'gardens', basis: guess,
      },
      late: {
        remind: [workdays(1)],
        opens: { procedure: 'sample.withdrawal', after: workdays(10), states: { why: 'late' }, dueDayAs: 'since' },
      },
      basis: act('13'),
    },
  },
  fee: 'free',
  complaint,
  keep: { for: years(5), basis: act('14') },
})

const why = text('why', { label: say('Себебі', 'Причина', 'Why'), maxLength: 900 })
const since = date('since', { label: say('Қай күннен бері', 'С какого дня', 'Since'), optional: true })

const authorsIn = (opens: Procedure['opens']): readonly Exclusion[] => (opens.by === 'office' ? [] : [{ of: 'authors', basis: guess }])

/** A procedure of one study and one ruling about a decision on a licence, as appeals and withdrawals are. */
const review = ({ id, title, opens, about, ruling }: {
  id: string
  title: Text
  opens: Procedure['opens']
  about: readonly Effect[]
  ruling: Pick<DecisionKind, 'title' | 'words' | 'effect' | 'appeal'>
}) => procedure({
  id, title, summary: say('Шешімді қайта қарау.', 'Пересмотр решения.', 'Review of a decision.'),
  audience: say('Бақша иелері', 'Владельцы садов', 'Owners of gardens'),
  inForce: { from: '2026-01-01', basis: guess, openCases: { rule: 'finish', basis: guess } },
  body, offices, opens, about: { procedures: ['sample.licence'], effects: about },
  form: [{ id: 'why', title: say('Себебі', 'Причина', 'Why'), fields: [why, since] }],
  parameters: {}, rules: {},
  clock: { within: workdays(20), from: 'study', stopsIn: [], silence: 'escalate', basis: guess },
  starts: 'study',
  steps: {
    study: {
      title: say('Зерделеу', 'Изучение', 'Study'), by: { role: 'officer' }, basis: guess, excluded: authorsIn(opens),
      outcomes: { on: { label: say('Жалғастыру', 'Дальше', 'Go on'), to: 'ruling' } }, late: 'escalate',
    },
    ruling: {
      title: say('Қорытынды шешім', 'Итоговое решение', 'Ruling'), by: { role: 'head' }, basis: guess, notBy: ['study'],
      sign: true, excluded: [{ of: 'representatives', within: months(6), basis: guess }, ...authorsIn(opens)],
      outcomes: { act: { label: say('Қол қою', 'Подписать', 'Sign'), to: 'closed', decides: 'act', reasons: true } },
      late: 'escalate',
    },
  },
  decisions: { act: { ...ruling, rules: [], basis: guess } },
  obligations: {}, fee: 'free', complaint, keep: { for: years(5), basis: guess },
})

export const appeal = review({
  id: 'sample.appeal', title: say('Шағым', 'Жалоба', 'Appeal'), opens: { by: 'company' }, about: ['refuse', 'revoke'],
  ruling: {
    title: say('Күшін жою туралы шешім', 'Решение об отмене', 'Annulment'), effect: 'reopen',
    words: say('Шешімнің күші жойылды.', 'Решение отменено.', 'The decision is annulled.'),
  },
})

export const withdrawal = review({
  id: 'sample.withdrawal', title: say('Лицензияны қайтарып алу', 'Отзыв лицензии', 'Withdrawal'),
  opens: { by: 'office', role: 'officer' },
  about: ['grant'],
  ruling: {
    title: say('Қайтарып алу туралы шешім', 'Решение об отзыве', 'Withdrawal'), effect: 'revoke',
    words: say('Лицензия қайтарып алынды.', 'Лицензия отозвана.', 'The licence is withdrawn.'),
    appeal: {
      within: months(3), procedure: 'sample.review', to: say('Жоғары кеңес', 'Высший совет', 'High council'), basis: guess,
    },
  },
})

/** Hears appeals against withdrawals: dismisses them, or gives back what was taken. */
export const secondAppeal: Procedure = {
  ...appeal, id: 'sample.review', about: { procedures: ['sample.withdrawal'], effects: ['revoke'] },
  steps: { ...appeal.steps, ruling: { ...appeal.steps.ruling, outcomes: { ...appeal.steps.ruling.outcomes, giveBack: { label: say('Қайтарып беру', 'Вернуть', 'Give back'), to: 'closed', decides: 'givenBack', reasons: true, revives: {} } } } },
  decisions: { act: { ...appeal.decisions.act, effect: 'dismiss' }, givenBack: { ...appeal.decisions.act, effect: 'revoke' } },
}

export const declarations: readonly Procedure[] = [licence, appeal, withdrawal, secondAppeal]
