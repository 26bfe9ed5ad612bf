/** The call for projects: papers and the need of an ethics review, two reviews apart, a ranking that anybody computes again, one signature over it, and a waiting list. */
import { always } from '../../../../law/dated.ts'
import { months, workdays } from '../../../../law/duration.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { all, atLeast, atMost, is, parameter, titled } from '../../../../law/rule.ts'
import { notRepresentatives } from '../../impartial.ts'
import { account, asked, ethicsNeeded, ethicsWhy, ofProject, ofStages, organisation, papersProved, project, reasonsOf, type Reading, score, scoresOf, sums } from './fields.ts'
import { appeal, audience, byTwo, common, reviewers, rules } from './ground.ts'
import { projects } from './registers.ts'

const enough = all(
  atLeast(sums.first, '100').by(rules).else({ kk: 'Бірінші кезеңнің сомасы кемінде бір теңге болуы тиіс.', ru: 'Сумма первого этапа должна быть не меньше одного тенге.', en: 'The sum of the first stage must be one tenge at least.' }),
  atLeast(sums.second, '100').by(rules).else({ kk: 'Екінші кезеңнің сомасы кемінде бір теңге болуы тиіс.', ru: 'Сумма второго этапа должна быть не меньше одного тенге.', en: 'The sum of the second stage must be one tenge at least.' }),
  atMost(asked, parameter('most')).by(rules).else({ kk: 'Сұралған сома бір жобаға белгіленген шектен асады.', ru: 'Запрошенная сумма больше предела для одного проекта.', en: 'What is asked for is above the limit for one project.' }),
)
const admissible = all(enough, is(papersProved, true).by(rules).else({ kk: 'Өтініштегі мәліметтер құжаттармен расталмаған.', ru: 'Сведения заявления не подтверждены документами.', en: 'The documents do not prove what is stated.' }))

const reading = (nth: Reading, title: Procedure['title']) => ({
  title, by: { body: reviewers.id, role: 'research-reviewers.reviewer', shown: ['project', 'stages'] }, basis: rules, within: workdays(15), silence: 'escalate',
  answers: { scored: { label: { kk: 'Мүдделер қақтығысы жоқ, баға беремін', ru: 'Конфликта интересов нет, ставлю оценки', en: 'I have no conflict of interest, and score it' }, findings: [...scoresOf(nth), reasonsOf(nth)] } },
}) as const

export const grant: Procedure = procedure({
  ...common, id: 'university.research-grant', need: ['learning'], title: { kk: 'Ғылыми жобаға грант беру конкурсы', ru: 'Конкурс на грант для научного проекта', en: 'Call for research projects' },
  summary: {
    kk: 'Жобаңызды екі рецензент бір-бірінен бөлек оқып, балл қояды және оны негіздейді; рейтингті кез келген адам қайта есептей алады, шешімге ректор қол қояды. Грант екі бөлікпен төленеді: әр бөлігі тиісті кезеңнің есебі қабылданғаннан кейін.',
    ru: 'Проект независимо друг от друга читают два рецензента, ставят баллы и обосновывают их; рейтинг может пересчитать каждый, решение подписывает ректор. Грант выплачивается двумя частями: каждая — после принятия отчёта о своём этапе.',
    en: 'Two reviewers read your project apart and score it with reasons; anybody can compute the ranking again, and the rector signs. The grant is paid in two parts, each when the report of its stage was accepted.',
  },
  audience, offices: { ...byTwo, ...reviewers.roles }, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 3, basis: rules }] },
  form: [
    { id: 'project', title: { kk: 'Жоба', ru: 'Проект', en: 'The project' }, fields: ofProject },
    { id: 'stages', title: { kk: 'Кезеңдер мен сомалар', ru: 'Этапы и суммы', en: 'Stages and sums' }, fields: ofStages },
    { id: 'payment', title: { kk: 'Төлем', ru: 'Выплата', en: 'Payment' }, fields: [account] },
  ],
  parameters: { most: { title: { kk: 'Бір жобаға берілетін ең көп сома', ru: 'Наибольшая сумма на один проект', en: 'Most for one project' }, versions: always('3000000000', rules, { kk: 'Бір жобаға 30 млн теңге: бағдарламаның өз параметрі, шартты түрде қабылданған.', ru: '30 млн тенге на проект: собственный параметр программы, принят условно.', en: '30 m tenge for one project: the programme’s own, assumed.' }) } },
  rules: { enough: titled({ kk: 'Грант сомаларына қойылатын талаптар', ru: 'Требования к суммам гранта', en: 'Requirements for the sums of the grant' }, enough), admissible: titled({ kk: 'Грант беру шарттары', ru: 'Условия предоставления гранта', en: 'Conditions for the grant' }, admissible) }, eligibility: 'enough',
  clock: { within: workdays(60), from: 'check', stopsIn: ['ranking'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'The application is checked' }, by: { role: 'university.research' }, within: workdays(10), basis: rules, check: 'enough', findings: [papersProved, ethicsNeeded, ethicsWhy], excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        pass: { label: { kk: 'Рецензенттерге жіберу', ru: 'Передать рецензентам', en: 'Pass it to the reviewers' }, to: 'ruled', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'refusal', reasons: true },
      },
    },
    ruled: {
      title: { kk: 'Шарттарға сәйкестігі', ru: 'Соответствие условиям', en: 'The conditions are checked' }, by: 'rules', within: workdays(1), basis: rules, check: 'admissible', late: { outcome: 'refuse' },
      outcomes: {
        admit: { label: { kk: 'Шарттарға сай: рецензенттерге берілді', ru: 'Условиям отвечает: передано рецензентам', en: 'The conditions are met: passed to the reviewers' }, to: 'review', whenCheck: [true] },
        refuse: { label: { kk: 'Шарттарға сай емес: ректордың шешіміне берілді', ru: 'Условиям не отвечает: передано на решение ректора', en: 'The conditions are not met: passed to the rector' }, to: 'refusal', whenCheck: [false, 'unknown'] },
      },
    },
    // Whoever has read it once does not read it again; a conflict of interest is declared by recusal (0217).
    review: {
      title: { kk: 'Рецензиялау', ru: 'Рецензирование', en: 'Peer review' }, basis: rules, notBy: ['review', 'check'], excluded: notRepresentatives, late: 'escalate',
      by: { together: { needs: 'all', parts: { first: reading('First', { kk: 'Бірінші рецензия', ru: 'Первая рецензия', en: 'First review' }), second: reading('Second', { kk: 'Екінші рецензия', ru: 'Вторая рецензия', en: 'Second review' }) } } },
      outcomes: { scored: { label: { kk: 'Екі рецензия да берілді', ru: 'Обе рецензии даны', en: 'Both reviews are given' }, to: 'ranking' } },
    },
    refusal: {
      title: { kk: 'Бас тарту туралы шешім', ru: 'Решение об отказе', en: 'Decision on a refusal' }, by: { role: 'university.rector' }, within: workdays(5), basis: rules, notBy: ['check'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'notAdmissible', reasons: true },
        return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
    ranking: {
      title: { kk: 'Рейтинг және кезек', ru: 'Рейтинг и очередь', en: 'Ranking and waiting list' }, by: { role: 'university.rector' }, within: months(6), basis: rules, notBy: ['check', 'review'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        admit: {
          label: { kk: 'Грант беру', ru: 'Предоставить грант', en: 'Give the grant' }, to: 'closed', decides: 'granted',
          effect: { register: projects.id, does: 'enter', fields: { project: project.name, organisation: organisation.name, firstSum: sums.first.name, secondSum: sums.second.name, ethicsNeeded: ethicsNeeded.name, account: account.name } },
        },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'closed', decides: 'noPlace', reasons: true },
      },
    },
  },
  decisions: {
    granted: { title: { kk: 'Ғылыми жобаға грант беру туралы шешім', ru: 'Решение о предоставлении гранта научному проекту', en: 'Grant for a research project' }, words: { kk: 'Ғылыми жобаға грант берілді; ол кезеңдердің есептері қабылданған сайын бөлік-бөлігімен төленеді.', ru: 'Научному проекту предоставлен грант; он выплачивается частями по мере принятия отчётов об этапах.', en: 'The research project is given a grant, paid in parts as the reports of its stages are accepted.' }, effect: 'grant', rules: ['admissible'], basis: rules },
    noPlace: { title: { kk: 'Орын болмағандықтан бас тарту', ru: 'Отказ из-за отсутствия мест', en: 'Refusal for want of places' }, words: { kk: 'Рейтинг бойынша орын жетпеді, жобаға грант берілмейді.', ru: 'Мест по рейтингу не хватило, грант проекту не предоставляется.', en: 'The places did not reach the project’s place in the ranking.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
    notAdmissible: { title: { kk: 'Конкурсқа жібермеу туралы шешім', ru: 'Решение об отказе в допуске к конкурсу', en: 'Refusal to let on to the call' }, words: { kk: 'Жоба шарттарға сай емес және конкурсқа жіберілмейді.', ru: 'Проект не отвечает условиям и к конкурсу не допускается.', en: 'The project does not meet the conditions and is not let on to the call.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
  },
  obligations: {},
  call: {
    window: { from: '2026-11-16T09:00', until: '2027-01-22T18:00' }, capacity: 5, score,
    ties: [{ fact: 'meritFirst', prefer: 'higher' }, { fact: 'meritSecond', prefer: 'higher' }], at: 'ranking', admits: 'admit', refuses: 'refuse', basis: rules,
  },
})
