/** What Kazakhstan sets for its strategy. */
import type { StrategyOptions } from '../../../institutions/strategy/index.ts'
import type { Citation } from '../../../law/citation.ts'
import { secondary } from '../acts.ts'
import { auditFindings } from './audit.ts'
import { counted } from './counted.ts'
import { meetingRegisters } from './meetings.ts'
import { offices } from './offices.ts'
import { concept, councilDecree, digitalQazaqstan, implementationModel, rules } from './acts.ts'

/** Its text was read; which item says so is not kept. */
const council: Citation = { act: councilDecree, confidence: 'verified' }

export const strategyOptions: StrategyOptions = {
  counted,
  offices: Object.keys(offices),
  open: { drafts: 'strategy.drafts', asks: 'strategy.question', besides: ['administration.petition'] },
  audit: {
    register: auditFindings, begins: [
      { procedure: 'strategy.audit-measure', title: { kk: 'Іс-шара бойынша тұжырым жазу', ru: 'Изложить вывод о мероприятии', en: 'Write a finding about a measure' } },
      { procedure: 'strategy.audit-indicator', title: { kk: 'Көрсеткіш бойынша тұжырым жазу', ru: 'Изложить вывод о показателе', en: 'Write a finding about an indicator' } },
    ],
  },
  mends: { 'no-indicator': 'strategy.indicator', 'no-measure': 'strategy.measure', 'no-figure': 'strategy.figure', dead: 'strategy.figure', 'no-source': 'strategy.figure', late: 'strategy.measure-done', claimed: 'strategy.measure-done', 'milestone-late': 'strategy.milestone-done', 'milestone-claimed': 'strategy.milestone-done', 'project-late': 'strategy.project-changed', 'project-no-milestone': 'strategy.milestone', 'project-no-money': 'strategy.project-changed' },
  registers: { goals: 'strategy.goals', indicators: 'strategy.indicators', measures: 'strategy.measures', figures: 'strategy.figures' },
  projects: { projects: 'strategy.projects', milestones: 'strategy.milestones' },
  meetings: {
    council: meetingRegisters.council, commission: meetingRegisters.commission, instructions: meetingRegisters.instructions, rejected: [meetingRegisters.councilRejected, meetingRegisters.commissionRejected],
    meets: ['strategy.council-meeting', 'strategy.commission-meeting'], answers: ['strategy.instruction', 'strategy.instruction-reviewed'],
  },
  face: {
    shares: [{
      indicator: 'strategy.decided-by-rules', question: { kk: 'Шешімді кім қабылдайды?', ru: 'Кто принимает решения?', en: 'Who makes the decisions?' },
      part: { kk: 'Жүйе, ереже бойынша', ru: 'Система по правилам', en: 'The system, by rules' }, rest: { kk: 'Лауазымды адамдар', ru: 'Должностные лица', en: 'Officers' },
      none: { kk: 'Биыл шешім әлі қабылданған жоқ.', ru: 'В этом году решений ещё не было.', en: 'No decision has been made this year yet.' },
    }],
    columns: [{ register: 'oversight.ai-systems', column: 'riskClass', question: { kk: 'Тіркелген ЖИ жүйелерінің тәуекел деңгейі қандай?', ru: 'Какова степень риска зарегистрированных систем ИИ?', en: 'How risky are the AI systems that are registered?' } }],
  },
  begins: [
    { procedure: 'strategy.commission-meeting', title: { kk: 'Комиссия отырысын ашу', ru: 'Открыть заседание Комиссии', en: 'Open a meeting of the Commission' } },
    { procedure: 'strategy.instruction', title: { kk: 'Тапсырма жазу', ru: 'Составить поручение', en: 'Write an instruction' } },
    { procedure: 'strategy.instruction-reviewed', title: { kk: 'Тапсырманың орындалуын қарауға шығару', ru: 'Вынести исполнение поручения на рассмотрение', en: 'Bring an answer before the chair' } },
    { procedure: 'strategy.council-meeting', title: { kk: 'Кеңес отырысын ашу', ru: 'Открыть заседание Совета', en: 'Open a meeting of the Council' } },
  ],
  rests: [secondary(digitalQazaqstan), secondary(concept), council],
  coordination: [
    {
      name: { kk: 'Үйлестіруші орган белгіленбеген', ru: 'Координирующий орган не установлен', en: 'The coordinating body is not set' },
      does: {
        kk: 'Оны бекітетін акт табылған жоқ. Порталда оның орнында «белгіленбеген» орган тұр: тізілімдерді сол жүргізеді.', ru: 'Акт, который закрепляет такой орган, не найден. На портале его место занимает орган «не установлен»: он ведёт реестры.',
        en: 'No act was found that fixes it. On the portal a body “not set” stands in its place, and keeps the registers.',
      },
      basis: rules,
    },
    {
      name: { kk: 'Цифрлық штаб', ru: 'Цифровой штаб', en: 'Digital Headquarters' },
      does: { kk: 'Премьер-министр басқарады: стратегиялық деңгей.', ru: 'Под руководством Премьер-министра: стратегический уровень.', en: 'Led by the Prime Minister: the strategic level.' },
      basis: secondary(implementationModel),
    },
    {
      name: { kk: 'Жеделдетілген цифрлық трансформация жөніндегі комиссия', ru: 'Комиссия по ускоренной цифровой трансформации', en: 'Commission for Accelerated Digital Transformation' },
      does: { kk: 'Операциялық деңгей: жобалар мен мерзімдер.', ru: 'Операционный уровень: проекты и сроки.', en: 'The operational level: projects and deadlines.' },
      basis: secondary(implementationModel),
    },
    {
      name: { kk: 'Жасанды интеллектіні дамыту жөніндегі кеңес', ru: 'Совет по развитию искусственного интеллекта', en: 'Council for the Development of Artificial Intelligence' },
      does: { kk: 'Президент жанындағы кеңес: ұсыныс береді, шешім қабылдамайды.', ru: 'Совет при Президенте: рекомендует, а не решает.', en: 'A council under the President: it recommends, and does not decide.' },
      basis: council,
    },
  ],
}
