/** The yearly review of a system of a state body: a body owes no duty by a decision that it applied for, so that the clock opens a case each year and asks it. */
import { workdays } from '../../../law/duration.ts'
import { date, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './common.ts'
import { law, offices, rules } from './offices.ts'

export const stateReview: Procedure = procedure({
  ...common, id: 'oversight.state-review',
  title: { kk: 'Мемлекеттік орган жүйесінің тәуекелдерін жыл сайын қайта қарау', ru: 'Ежегодный пересмотр рисков системы государственного органа', en: 'Yearly review of the risks of a system of a state body' },
  summary: {
    kk: 'Жылына бір рет, 1 ақпанда, әр тіркелген жүйе бойынша іс ашылады: орган тәуекелдерді қайта қарағанын хабарлайды.', ru: 'Раз в год, 1 февраля, по каждой зарегистрированной системе открывается дело: орган сообщает, что пересмотрел риски.',
    en: 'Once a year, on 1 February, a case opens for each registered system: the body tells that it has reviewed the risks.',
  },
  audience: { kk: 'Жүйесі тіркелген мемлекеттік органдар', ru: 'Государственные органы, чьи системы зарегистрированы', en: 'State bodies whose systems are registered' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: { by: 'clock', when: { yearly: { month: 2, day: 1 } } }, about: { procedures: ['oversight.state-ai-system', 'oversight.restricted-ai-system'], effects: ['grant'] },
  form: [{
    id: 'review', title: { kk: 'Жыл ішінде не өзгерді?', ru: 'Что изменилось за год?', en: 'What has changed in the year?' }, fields: [
      date('openedOn', { label: { kk: 'Қайта қарау күні', ru: 'День пересмотра', en: 'Day of the review' }, from: 'opening.day' }),
      text('registration', { label: { kk: 'Тіркеу туралы шешімнің нөмірі', ru: 'Номер решения о регистрации', en: 'Number of the registration' }, maxLength: 40, from: 'about.number' }),
      text('changes', { label: { kk: 'Не өзгерді, қандай шаралар қабылданды?', ru: 'Что изменилось и какие меры приняты?', en: 'What has changed, and what is done about it?' }, maxLength: 4000, long: true, optional: true }),
    ],
  }],
  rules: {},
  clock: { within: workdays(45), from: 'report', stopsIn: [], silence: 'escalate', basis: law('18') },
  starts: 'report',
  steps: {
    report: {
      title: { kk: 'Органның есебі', ru: 'Отчёт органа', en: 'Report of the body' }, by: 'applicant', within: workdays(20), basis: law('18'), corrects: 'all', late: { outcome: 'silent' },
      outcomes: { told: { label: { kk: 'Есеп беру', ru: 'Отчитаться', en: 'Report' }, to: 'study' }, silent: { label: { kk: 'Есеп берілмеді', ru: 'Отчёта нет', en: 'No report came' }, to: 'study', byClock: true } },
    },
    study: {
      title: { kk: 'Есепті қарау', ru: 'Рассмотрение отчёта', en: 'Study of the report' }, by: { role: 'oversight.officer' }, within: workdays(10), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        accept: { label: { kk: 'Қабылдауды ұсыну', ru: 'Предложить принять', en: 'Propose to accept it' }, to: 'ruling', reasons: true }, missing: { label: { kk: 'Қайта қарау жүргізілмеген', ru: 'Пересмотр не проведён', en: 'There was no review' }, to: 'ruling', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Қорытынды', ru: 'Заключение', en: 'The conclusion' }, by: { role: 'oversight.head' }, within: workdays(5), basis: rules, notBy: ['study'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        accept: { label: { kk: 'Есепті қабылдауға қол қою', ru: 'Подписать принятие отчёта', en: 'Sign that it is accepted' }, to: 'closed', decides: 'reviewed', after: { step: 'study', outcome: 'accept' } },
        missing: { label: { kk: 'Міндет орындалмады деген қорытындыға қол қою', ru: 'Подписать вывод: обязанность не исполнена', en: 'Sign that the duty was not met' }, to: 'closed', decides: 'missed', reasons: true, after: { step: 'study', outcome: 'missing' } },
      },
    },
  },
  decisions: {
    reviewed: {
      title: { kk: 'Тәуекелдер қайта қаралды', ru: 'Риски пересмотрены', en: 'The risks were reviewed' }, words: { kk: 'Органның есебі қабылданды.', ru: 'Отчёт органа принят.', en: 'The report of the body is accepted.' }, effect: 'grant', rules: [], basis: law('18'),
    },
    missed: {
      title: { kk: 'Тәуекелдер қайта қаралмады', ru: 'Риски не пересмотрены', en: 'The risks were not reviewed' },
      words: { kk: 'Орган тәуекелдерді жыл сайын қайта қарау міндетін орындамады.', ru: 'Орган не исполнил обязанность ежегодно пересматривать риски.', en: 'The body did not meet the duty of a yearly review.' }, effect: 'dismiss', rules: [], basis: law('18'),
    },
  },
})
