/** The answer to a problem of a body of the state, as a call of each problem: companies propose solutions until its last day, an officer scores them with the body, the head signs the ranking. */
import { months, workdays } from '../../../../law/duration.ts'
import { integer, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { given, plus, type Term, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { administrativeCode, secondary } from '../../acts.ts'
import { notRepresentatives } from '../../impartial.ts'
import { byTwo } from '../space/common.ts'
import { bodies } from '../offices.ts'
import { common, rules } from './ground.ts'
import { needsRegister } from './needs.ts'

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300, from: 'organisation.name', public: true })
const problemName = text('problemName', { label: { kk: 'Мәселенің атауы', ru: 'Название задачи', en: 'Name of the problem' }, maxLength: 200, from: 'entry.problem.name', public: true })
const solution = text('solution', { label: { kk: 'Шешіміңіз', ru: 'Ваше решение', en: 'Your solution' }, hint: { kk: 'Не істейсіз, қандай деректер керек, нәтижесі қалай өлшенеді.', ru: 'Что вы сделаете, какие данные нужны, как измеряется результат.', en: 'What you will do, which data you need, how the result is measured.' }, maxLength: 4000, long: true })
const opinion = text('opinion', { label: { kk: 'Мәселені қойған органның пікірі', ru: 'Мнение органа, поставившего задачу', en: 'What the body says whose problem it is' }, maxLength: 2000, long: true })

const criteria = ([
  ['fit', { kk: 'Мәселеге сәйкестігі', ru: 'Соответствие задаче', en: 'It solves the problem' }], ['ready', { kk: 'Дайындығы', ru: 'Готовность', en: 'It is ready' }], ['measured', { kk: 'Нәтижесін өлшеу мүмкіндігі', ru: 'Измеримость результата', en: 'Its result is measured' }],
] as const satisfies readonly (readonly [string, Text])[]).map(([name, label]) => integer(name, { label, hint: { kk: '0-ден 10-ға дейін, мәселені қойған органмен бірге.', ru: 'От 0 до 10, вместе с органом, поставившим задачу.', en: 'From 0 to 10, with the body whose problem it is.' }, min: 0, max: 10, public: true }))

/** All scores with the same weight: 30 at most. */
const score: Term = criteria.map((field): Term => ({ term: 'fact', fact: field.name })).reduce((sum, one) => plus(sum, one))

export const solutionProposed: Procedure = procedure({
  ...common, id: 'technopark.solution', title: { kk: 'Мемлекеттік органның мәселесіне шешім ұсыну', ru: 'Предложить решение задачи государственного органа', en: 'A solution to a problem of a body of the state' },
  summary: {
    kk: 'Тақтадағы мәселеге соңғы күнінен кешіктірмей шешім ұсынасыз. Ұсыныстар мәселені қойған органмен бірге балмен бағаланады, рейтингті кез келген адам қайта есептей алады, ал алғашқы үшеуі сынақтан өткізіледі.',
    ru: 'Вы предлагаете решение задачи с доски не позднее её последнего дня. Предложения оценивают в баллах вместе с органом, поставившим задачу, рейтинг может пересчитать каждый, и первые три проходят апробацию.',
    en: 'You propose a solution to a problem on the board until its last day. Solutions are scored with the body whose problem it is, anybody can compute the ranking again, and the first three are tried.',
  },
  audience: { kk: 'Шешімі бар компания', ru: 'Компания, у которой есть решение', en: 'A company that has a solution' }, need: ['company'], offices: byTwo, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 10, basis: rules }, { atMost: 1, same: ['problem'], basis: rules }] },
  form: [{
    id: 'solution', title: { kk: 'Шешім', ru: 'Решение', en: 'The solution' }, fields: [
      company, { kind: 'entry', name: 'problem', label: { kk: 'Қай мәселе?', ru: 'Какая задача?', en: 'Which problem?' }, register: needsRegister, which: 'shown', where: { rule: 'is', fact: 'kind', value: 'problem' }, public: true }, problemName, solution,
    ],
  }],
  rules: { told: titled({ kk: 'Органның пікірі', ru: 'Мнение органа', en: 'Opinion of the body' }, given(opinion).by(rules).else({ kk: 'Мәселені қойған органның пікірі көрсетілмеген.', ru: 'Не указано мнение органа, поставившего задачу.', en: 'The opinion of the body whose problem it is is not stated.' })) },
  clock: { within: workdays(20), from: 'review', stopsIn: ['ranking'], silence: 'escalate', basis: rules }, starts: 'review', reopensAt: 'review',
  steps: {
    review: {
      title: { kk: 'Ұсынылған шешімді қарау', ru: 'Рассмотрение предложенного решения', en: 'The solution is looked at' }, by: { role: 'technopark.officer' }, within: workdays(15), basis: rules, excluded: notRepresentatives, late: 'escalate', findings: [opinion, ...criteria],
      outcomes: {
        propose: { label: { kk: 'Рейтингке енгізу', ru: 'Включить в рейтинг', en: 'Let it into the ranking' }, to: 'ranking' },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Бас тарту туралы шешім', ru: 'Решение об отказе', en: 'Decision on a refusal' }, by: { role: 'technopark.head' }, within: workdays(5), basis: rules, excluded: notRepresentatives, notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for a review' }, to: 'review', reasons: true },
      },
    },
    ranking: {
      title: { kk: 'Ұсынылған шешімдердің рейтингі', ru: 'Рейтинг предложенных решений', en: 'Ranking of the solutions' }, by: { role: 'technopark.head' }, within: months(12), basis: rules, excluded: notRepresentatives, notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        try: { label: { kk: 'Сынақтан өткізу', ru: 'Провести апробацию', en: 'Try it' }, to: 'closed', decides: 'tried' },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'closed', decides: 'refused', reasons: true },
      },
    },
  },
  decisions: {
    tried: { title: { kk: 'Ұсынылған шешім сынаққа қабылданды', ru: 'Предложенное решение принято к апробации', en: 'The solution is tried' }, words: { kk: 'Ұсынылған шешім мәселені қойған органмен бірге сынақтан өткізіледі.', ru: 'Предложенное решение проходит апробацию вместе с органом, поставившим задачу.', en: 'The solution is tried with the body whose problem it is.' }, effect: 'grant', rules: ['told'], basis: rules },
    refused: { title: { kk: 'Ұсынылған шешімді қабылдаудан бас тарту', ru: 'Отказ в принятии предложенного решения', en: 'Refusal of the solution' }, words: { kk: 'Ұсынылған шешім сынаққа қабылданбады.', ru: 'Предложенное решение не принято к апробации.', en: 'The solution is not tried.' }, effect: 'refuse', rules: ['told'], basis: rules, appeal: { within: months(3), procedure: 'technopark.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } },
  },
  call: { ofEach: { entry: 'problem', until: 'until' }, capacity: 3, score, ties: criteria.map(({ name }) => ({ fact: name, prefer: 'higher' as const })), at: 'ranking', admits: 'try', refuses: 'refuse', basis: rules },
})
