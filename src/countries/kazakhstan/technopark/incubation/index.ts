/** Incubation: a call whose projects are read by two jurors apart, ranked by all their scores, signed at once; then milestones with evidence, and a grant in stages. */
import { months, workdays } from '../../../../law/duration.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { all, atLeast, is, titled } from '../../../../law/rule.ts'
import { administrativeCode, secondary } from '../../acts.ts'
import { notRepresentatives } from '../../impartial.ts'
import { bodies } from '../offices.ts'
import { byTwo } from '../space/common.ts'
import { account, asked, firstGrant, ofProject, papersProved, score, scoresOf, team } from './fields.ts'
import { common, jury, rules } from './ground.ts'
import { entitlements, obligations } from './milestones.ts'

export { jury } from './ground.ts'

const appeal = { within: months(3), procedure: 'technopark.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const

const enough = all(
  atLeast(team, '3').by(rules).else({ kk: 'Командада кемінде үш адам болуы тиіс.', ru: 'В команде должно быть не менее трёх человек.', en: 'The team must have at least three people.' }),
  atLeast(asked, '100').by(rules).else({ kk: 'Сұралатын грант кемінде бір теңге болуы тиіс.', ru: 'Запрашиваемый грант должен быть не меньше одного тенге.', en: 'The grant asked for must be one tenge at least.' }),
)
const admissible = all(
  enough, is(papersProved, true).by(rules).else({ kk: 'Салық берешегі, таратылу, банкроттық немесе мүлікке тыйым салу бар.', ru: 'Есть налоговая задолженность, ликвидация, банкротство или арест имущества.', en: 'There is a tax debt, a liquidation, a bankruptcy or a seizure of property.' }),
  is(firstGrant, true).by(rules).else({ kk: 'Бұл жобаға грант бұрын берілген.', ru: 'На этот проект грант уже выделялся.', en: 'The project was given a grant before.' }),
)

const reading = (nth: 'First' | 'Second', title: Procedure['title']) => ({
  title, by: { body: jury.id, role: 'incubation-jury.juror', shown: ['project'] }, basis: rules, within: workdays(10), silence: 'escalate',
  answers: { scored: { label: { kk: 'Мүдделер қақтығысы жоқ, баға беремін', ru: 'Конфликта интересов нет, ставлю оценки', en: 'I have no conflict of interest, and score it' }, findings: scoresOf(nth) } },
}) as const

export const incubation: Procedure = procedure({
  ...common, id: 'technopark.incubation', title: { kk: 'Инкубация бағдарламасына қатысу', ru: 'Участие в программе инкубации', en: 'The incubation programme' },
  summary: {
    kk: 'Жобаңызды екі қазы бөлек оқып, балл қояды; рейтингті кез келген адам қайта есептей алады, шешімді басшы қабылдайды. Топқа енгендер екі кезеңнен өтеді, грант әр кезең расталғанда бөліп төленеді.',
    ru: 'Ваш проект независимо друг от друга читают и оценивают два члена жюри; рейтинг может пересчитать каждый, решение принимает руководитель. Вошедшие в набор проходят два этапа, и часть гранта выплачивается после подтверждения каждого.',
    en: 'Two jurors read and score your project apart; anybody can compute the ranking again, and a person decides. Those of the cohort pass two milestones, and a part of the grant is paid when each is shown.',
  },
  audience: { kk: 'Жасанды интеллект өнімін жасайтын компания', ru: 'Компания, которая создаёт продукт с искусственным интеллектом', en: 'A company that makes a product with artificial intelligence' }, need: ['company'], offices: { ...byTwo, ...jury.roles },
  opens: { by: 'company', proved: true, perApplicant: [{ atMost: 1, basis: rules }] },
  form: [
    { id: 'project', title: { kk: 'Жоба', ru: 'Проект', en: 'The project' }, fields: ofProject },
    { id: 'grant', title: { kk: 'Грант', ru: 'Грант', en: 'The grant' }, fields: [asked, account] },
  ],
  rules: { enough: titled({ kk: 'Командаға және грант сомасына қойылатын талаптар', ru: 'Требования к команде и сумме гранта', en: 'Requirements for the team and the sum' }, enough), admissible: titled({ kk: 'Инкубацияға қабылдау шарттары', ru: 'Условия приёма в инкубацию', en: 'Conditions for incubation' }, admissible) }, eligibility: 'enough',
  clock: { within: workdays(60), from: 'check', stopsIn: ['ranking'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Құжаттарды тексеру', ru: 'Проверка документов', en: 'The papers are checked' }, by: { role: 'technopark.officer' }, within: workdays(10), basis: rules, check: 'enough', findings: [papersProved, firstGrant], excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        pass: { label: { kk: 'Қазыларға жіберу', ru: 'Передать жюри', en: 'Pass it to the jury' }, to: 'ruled', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'refusal', reasons: true },
      },
    },
    // What the officer has found is judged by the rules: a project that they do not admit is in no ranking.
    ruled: {
      title: { kk: 'Шарттарға сәйкестігі', ru: 'Соответствие условиям', en: 'The conditions are checked' }, by: 'rules', within: workdays(1), basis: rules, check: 'admissible', late: { outcome: 'refuse' },
      outcomes: {
        admit: { label: { kk: 'Шарттарға сай: қазыларға берілді', ru: 'Условиям отвечает: передано жюри', en: 'The conditions are met: passed to the jury' }, to: 'jury', whenCheck: [true] },
        refuse: { label: { kk: 'Шарттарға сай емес: басшының шешіміне берілді', ru: 'Условиям не отвечает: передано на решение руководителя', en: 'The conditions are not met: passed to the head' }, to: 'refusal', whenCheck: [false, 'unknown'] },
      },
    },
    // Whoever has read it once does not read it again. A conflict of interest is declared by recusal: the place of that reading is another's, and the reading of the other juror holds.
    jury: {
      title: { kk: 'Қазылардың бағалауы', ru: 'Оценка жюри', en: 'The jury scores it' }, basis: rules, notBy: ['jury', 'check'], excluded: notRepresentatives, late: 'escalate',
      by: { together: { needs: 'all', parts: { first: reading('First', { kk: 'Бірінші баға', ru: 'Первая оценка', en: 'First reading' }), second: reading('Second', { kk: 'Екінші баға', ru: 'Вторая оценка', en: 'Second reading' }) } } },
      outcomes: {
        scored: { label: { kk: 'Екеуі де баға берді', ru: 'Оба поставили оценки', en: 'Both have scored it' }, to: 'ranking' },
      },
    },
    refusal: {
      title: { kk: 'Бас тарту туралы шешім', ru: 'Решение об отказе', en: 'Decision on a refusal' }, by: { role: 'technopark.head' }, within: workdays(5), basis: rules, notBy: ['check'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'notAdmissible', reasons: true },
        return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
    ranking: {
      title: { kk: 'Рейтинг және кезек', ru: 'Рейтинг и очередь', en: 'Ranking and waiting list' }, by: { role: 'technopark.head' }, within: months(6), basis: rules, notBy: ['check', 'jury'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        admit: { label: { kk: 'Топқа қабылдау', ru: 'Принять в набор', en: 'Admit to the cohort' }, to: 'closed', decides: 'admitted' },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'closed', decides: 'noPlace', reasons: true },
      },
    },
  },
  decisions: {
    admitted: { title: { kk: 'Инкубация бағдарламасына қабылдау', ru: 'Приём в программу инкубации', en: 'Admission to the incubation' }, words: { kk: 'Жоба инкубация бағдарламасының 2027 жылғы бірінші тобына қабылданды.', ru: 'Проект принят в первый набор программы инкубации 2027 года.', en: 'The project is admitted to the first cohort of 2027.' }, effect: 'grant', rules: ['admissible'], basis: rules },
    noPlace: { title: { kk: 'Орын болмағандықтан бас тарту', ru: 'Отказ из-за отсутствия мест', en: 'Refusal for want of places' }, words: { kk: 'Рейтинг бойынша орын жетпеді, жоба топқа қабылданбады.', ru: 'Мест по рейтингу не хватило, проект в набор не принят.', en: 'The places did not reach the project’s place in the ranking.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
    notAdmissible: { title: { kk: 'Конкурсқа жібермеу туралы шешім', ru: 'Решение об отказе в допуске к конкурсу', en: 'Refusal to let on to the call' }, words: { kk: 'Жоба шарттарға сай емес және конкурсқа жіберілмейді.', ru: 'Проект не отвечает условиям и к конкурсу не допускается.', en: 'The project does not meet the conditions and is not let on to the call.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
  },
  obligations, entitlements,
  call: {
    window: { from: '2026-11-23T09:00', until: '2027-01-29T18:00' }, capacity: 10, score,
    ties: [{ fact: 'productFirst', prefer: 'higher' }, { fact: 'productSecond', prefer: 'higher' }], at: 'ranking', admits: 'admit', refuses: 'refuse', basis: rules,
  },
})
