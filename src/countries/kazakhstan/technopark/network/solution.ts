/** The answer to a problem of a body of the state: a company proposes a solution, an officer finds with the body whether it is to be tried, the head signs. */
import { months, workdays } from '../../../../law/duration.ts'
import { text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { given } from '../../../../law/rule.ts'
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

export const solutionProposed: Procedure = procedure({
  ...common, id: 'technopark.solution', title: { kk: 'Мемлекеттік органның мәселесіне шешім ұсыну', ru: 'Предложить решение задачи государственного органа', en: 'A solution to a problem of a body of the state' },
  summary: { kk: 'Тақтадағы мәселеге шешім ұсынасыз. Ол мәселені қойған органмен бірге қаралады да, оны сынақтан өткізу-өткізбеу туралы шешім қабылданады.', ru: 'Вы предлагаете решение задачи с доски. Его рассматривают вместе с органом, поставившим задачу, и решают, проводить ли его апробацию.', en: 'You propose a solution to a problem on the board; it is looked at with the body whose problem it is, and decided whether it is tried.' },
  audience: { kk: 'Шешімі бар компания', ru: 'Компания, у которой есть решение', en: 'A company that has a solution' }, need: ['company'], offices: byTwo, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 10, basis: rules }] },
  form: [{
    id: 'solution', title: { kk: 'Шешім', ru: 'Решение', en: 'The solution' }, fields: [
      company, { kind: 'entry', name: 'problem', label: { kk: 'Қай мәселе?', ru: 'Какая задача?', en: 'Which problem?' }, register: needsRegister, which: 'shown', where: { rule: 'is', fact: 'kind', value: 'problem' }, public: true }, problemName, solution,
    ],
  }],
  rules: { told: given(opinion).by(rules).else({ kk: 'Мәселені қойған органның пікірі көрсетілмеген.', ru: 'Не указано мнение органа, поставившего задачу.', en: 'The opinion of the body whose problem it is is not stated.' }) },
  clock: { within: workdays(20), from: 'review', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'review', reopensAt: 'review',
  steps: {
    review: {
      title: { kk: 'Ұсынылған шешімді қарау', ru: 'Рассмотрение предложенного решения', en: 'The solution is looked at' }, by: { role: 'technopark.officer' }, within: workdays(15), basis: rules, excluded: notRepresentatives, late: 'escalate', findings: [opinion],
      outcomes: {
        propose: { label: { kk: 'Сынақтан өткізуді ұсыну', ru: 'Предложить апробацию', en: 'Propose to try it' }, to: 'signing' },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(5), basis: rules, check: 'told', excluded: notRepresentatives, notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        try: { label: { kk: 'Сынақтан өткізуге қол қою', ru: 'Подписать апробацию', en: 'Sign that it is tried' }, to: 'closed', decides: 'tried', whenCheck: [true], after: { step: 'review', outcome: 'propose' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'review', outcome: 'decline' } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for a review' }, to: 'review', reasons: true },
      },
    },
  },
  decisions: {
    tried: { title: { kk: 'Ұсынылған шешім сынаққа қабылданды', ru: 'Предложенное решение принято к апробации', en: 'The solution is tried' }, words: { kk: 'Ұсынылған шешім мәселені қойған органмен бірге сынақтан өткізіледі.', ru: 'Предложенное решение проходит апробацию вместе с органом, поставившим задачу.', en: 'The solution is tried with the body whose problem it is.' }, effect: 'grant', rules: ['told'], basis: rules },
    refused: { title: { kk: 'Ұсынылған шешімді қабылдаудан бас тарту', ru: 'Отказ в принятии предложенного решения', en: 'Refusal of the solution' }, words: { kk: 'Ұсынылған шешім сынаққа қабылданбады.', ru: 'Предложенное решение не принято к апробации.', en: 'The solution is not tried.' }, effect: 'refuse', rules: ['told'], basis: rules, appeal: { within: months(3), procedure: 'technopark.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } },
  },
})
