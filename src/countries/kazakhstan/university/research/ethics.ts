/** Ethics review of research with data about people: a committee votes, the rector signs what it concluded, and the entry of the project says until when the approval holds. */
import { workdays } from '../../../../law/duration.ts'
import { file, flag, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { all, decisionDay, is, onOrAfter, titled } from '../../../../law/rule.ts'
import { notRepresentatives } from '../../impartial.ts'
import { offices } from '../offices.ts'
import { ethicsNeeded, ethicsUntil, project } from './fields.ts'
import { appeal, audience, common, rules } from './ground.ts'
import { projects } from './registers.ts'

const needed = flag('needed', { label: ethicsNeeded.label, from: `subject.${ethicsNeeded.name}` })
const long = { maxLength: 4000, long: true } as const

export const ethics: Procedure = procedure({
  ...common, parameters: {}, obligations: {}, id: 'university.research-ethics', need: ['learning'], title: { kk: 'Зерттеудің этикалық сараптамасы', ru: 'Этическая экспертиза исследования', en: 'Ethics review of research' },
  summary: {
    kk: 'Адамдар туралы деректер пайдаланылатын зерттеуді этика комиссиясы қарайды. Мақұлдау берілмейінше, мұндай жобаның кезеңдері төленбейді.', ru: 'Исследование с данными о людях рассматривает комиссия по этике. Пока одобрения нет, этапы такого проекта не оплачиваются.',
    en: 'A committee judges research with data about people. As long as it has not approved, no stage of such a project is paid.',
  },
  audience, offices: { 'university.ethics-member': offices['university.ethics-member'], 'university.ethics-chair': offices['university.ethics-chair'], 'university.rector': offices['university.rector'] },
  opens: { by: 'company', perApplicant: [{ atMost: 3, basis: rules }] }, subject: { register: projects.id, title: { kk: 'Ғылыми жобаңыз', ru: 'Ваш научный проект', en: 'Your research project' } },
  form: [{ id: 'ethics', title: { kk: 'Адамдар туралы деректер', ru: 'Данные о людях', en: 'Data about people' }, fields: [
    text('project', { label: project.label, maxLength: 200, from: 'subject.project' }), needed,
    text('whose', { label: { kk: 'Кімдердің, қандай деректері пайдаланылады?', ru: 'Чьи и какие данные используются?', en: 'Whose data are used, and which?' }, ...long }),
    text('consent', { label: { kk: 'Келісім қалай алынады немесе неге қажет емес?', ru: 'Как получают согласие или почему оно не нужно?', en: 'How is consent given, or why is none needed?' }, ...long }),
    text('protection', { label: { kk: 'Деректер қалай қорғалады және қашан жойылады?', ru: 'Как данные защищены и когда удаляются?', en: 'How are the data protected, and when are they erased?' }, ...long }),
    file('protocol', { label: { kk: 'Зерттеу хаттамасы (PDF)', ru: 'Протокол исследования (PDF)', en: 'Protocol of the research (PDF)' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true }),
  ] }],
  rules: {
    needed: titled({ kk: 'Этикалық сараптаманың қажеттігі', ru: 'Необходимость этической экспертизы', en: 'Whether an ethics review is needed' }, all(is(needed, true).by(rules).else({ kk: 'Маман бұл жобаға этикалық сараптама қажет емес екенін анықтаған.', ru: 'Специалист определил, что этому проекту этическая экспертиза не нужна.', en: 'The officer has found that the project needs no ethics review.' }))),
    holds: titled({ kk: 'Мақұлдаудың қолданылу мерзімі', ru: 'Срок действия одобрения', en: 'How long the approval holds' }, all(onOrAfter(ethicsUntil, decisionDay).by(rules).else({ kk: 'Мақұлдаудың қолданылу мерзімі шешім қабылданған күннен бұрын аяқталады.', ru: 'Срок действия одобрения истекает раньше дня решения.', en: 'The approval would end before the day of the decision.' }))),
  },
  eligibility: 'needed', clock: { within: workdays(30), from: 'committee', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'committee', reopensAt: 'committee',
  steps: {
    committee: {
      title: { kk: 'Этика комиссиясының қарауы', ru: 'Рассмотрение комиссией по этике', en: 'The committee judges' }, by: { commission: { members: 'university.ethics-member', chair: 'university.ethics-chair', quorum: 'unset' } }, excluded: notRepresentatives, within: workdays(20), basis: rules, late: 'escalate',
      outcomes: {
        approve: { label: { kk: 'Мақұлдау', ru: 'Одобрить', en: 'Approve' }, to: 'signing' },
        refuse: { label: { kk: 'Мақұлдамау', ru: 'Не одобрять', en: 'Not approve' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Комиссия қорытындысына қол қою', ru: 'Подписание заключения комиссии', en: 'The conclusion is signed' }, by: { role: 'university.rector' }, within: workdays(5), basis: rules, notBy: ['committee'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        approve: { label: { kk: 'Мақұлдауға қол қою', ru: 'Подписать одобрение', en: 'Sign the approval' }, to: 'closed', decides: 'approved', findings: [ethicsUntil], after: { step: 'committee', outcome: 'approve' }, effect: { register: projects.id, does: 'change', fields: { ethicsUntil: ethicsUntil.name } } },
        refuse: { label: { kk: 'Мақұлдамауға қол қою', ru: 'Подписать отказ в одобрении', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'committee', outcome: 'refuse' } },
        return: { label: { kk: 'Комиссияға қайтару', ru: 'Вернуть комиссии', en: 'Return it to the committee' }, to: 'committee', reasons: true },
      },
    },
  },
  decisions: {
    approved: { title: { kk: 'Этикалық мақұлдау', ru: 'Этическое одобрение', en: 'Ethics approval' }, words: { kk: 'Этика комиссиясы зерттеуді мақұлдады.', ru: 'Комиссия по этике одобрила исследование.', en: 'The ethics committee has approved the research.' }, effect: 'grant', rules: ['holds'], basis: rules },
    refused: { title: { kk: 'Этикалық мақұлдау беруден бас тарту', ru: 'Отказ в этическом одобрении', en: 'Refusal of the ethics approval' }, words: { kk: 'Этика комиссиясы зерттеуді мақұлдамады; оның кезеңдері төленбейді.', ru: 'Комиссия по этике не одобрила исследование; его этапы не оплачиваются.', en: 'The ethics committee has not approved the research, and no stage of it is paid.' }, effect: 'refuse', rules: [], basis: rules, appeal },
  },
})
