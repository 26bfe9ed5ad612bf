/** Registration of an AI system: of minimal risk at once by the rules, of a higher one after a check by two people; a banned ability refuses it. */
import { days, workdays, years } from '../../../law/duration.ts'
import { choice, date, text } from '../../../law/field.ts'
import type { Field } from '../../../law/field.ts'
import type { Obligation, Outcome, Procedure } from '../../../law/procedure.ts'
import { procedure } from '../../../law/procedure.ts'
import { all, inBand, is, not, score, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { months } from '../../../law/duration.ts'
import { notRepresentatives } from '../impartial.ts'
import { classified } from './classes.ts'
import { bodies, law, offices, rules } from './offices.ts'
import {
  appealRoute, assessments, autonomy, bans, contact, datasets, decisionRole, edition, endedOn, failureEffects, humanOversight, legalBasis, model, openSection, outputs, ownerLabel, peaceful, peopleAffected, purpose, region,
  restrictedSection, riskClass, risksAndMeasures, sectionLabel, sector, startedOn, supplier, systemData, systemName, systemReference, systemStatus, website,
} from './system-fields.ts'

/** No banned ability, each with its own words of refusal, and the undertaking given. */
export const lawful = all(
  is(bans.manipulation, false).by(law('17')).else({ kk: 'Түпсаналық және манипуляциялық әдістерге тыйым салынған.', ru: 'Скрытое воздействие на подсознание и манипулятивные методы запрещены.', en: 'Subliminal and manipulative methods are banned.' }),
  is(bans.vulnerability, false).by(law('17')).else({ kk: 'Адамның осалдығын пайдалануға тыйым салынған.', ru: 'Использовать уязвимость человека запрещено.', en: 'Exploiting vulnerability is banned.' }),
  is(bans.scoring, false).by(law('17')).else({ kk: 'Адамдарды әлеуметтік бағалауға тыйым салынған.', ru: 'Социальная оценка людей запрещена.', en: 'Social scoring is banned.' }),
  is(bans.personalData, false).by(law('17')).else({ kk: 'Дербес деректерді заңсыз жинауға және өңдеуге тыйым салынған.', ru: 'Незаконно собирать и обрабатывать персональные данные запрещено.', en: 'Unlawful collection and processing of personal data is banned.' }),
  is(bans.biometrics, false).by(law('17')).else({ kk: 'Кемсіту мақсатында биометриялық санаттауға тыйым салынған.', ru: 'Биометрическая классификация для дискриминации запрещена.', en: 'Biometric classification in order to discriminate is banned.' }),
  is(bans.emotions, false).by(law('17')).else({ kk: 'Эмоцияны адамның келісімінсіз анықтауға тыйым салынған.', ru: 'Определять эмоции человека без его согласия запрещено.', en: 'Determining emotions without consent is banned.' }),
  is(bans.results, false).by(law('17')).else({ kk: 'Заң тыйым салған нәтижелерді жасауға және таратуға болмайды.', ru: 'Создавать и распространять результаты, запрещённые законом, нельзя.', en: 'Creating and spreading results that the law bans is banned.' }),
  is(peaceful, true).by(rules).else({ kk: 'Тек бейбіт мақсатта қолдану міндеттемесі берілмеген.', ru: 'Не дано обязательство применять систему только в мирных целях.', en: 'The undertaking of peaceful purposes is not given.' }),
)

const published = <F extends Field>(field: F): F & { readonly public: true } => ({ ...field, public: true })

interface Terms {
  readonly id: string
  readonly by: 'company' | 'body'
  readonly section: typeof openSection | typeof restrictedSection
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
}

/** The duty of article 18: risks are managed through the life cycle, and reviewed once a year. */
const yearlyReview: Obligation<'registered'> = {
  title: { kk: 'Тәуекелдерді жыл сайын қайта қарау', ru: 'Ежегодный пересмотр рисков', en: 'Yearly review of the risks' },
  after: 'registered', every: { months: 12 }, within: days(30), remind: [days(14), days(3)], sign: true, basis: law('18'),
  form: [{
    id: 'review', title: { kk: 'Жыл ішінде не өзгерді?', ru: 'Что изменилось за год?', en: 'What has changed in the year?' }, fields: [
      date('reviewedOn', { label: { kk: 'Тәуекелдер қайта қаралған күн', ru: 'Когда пересмотрены риски', en: 'Day on which the risks were reviewed' } }),
      text('changes', { label: { kk: 'Жүйеде, деректерде немесе қолдану тәсілінде не өзгерді?', ru: 'Что изменилось в системе, данных или применении?', en: 'What has changed in the system, its data or its use?' }, maxLength: 3000, long: true }),
      text('measures', { label: { kk: 'Жаңа тәуекелдер және қабылданған шаралар', ru: 'Новые риски и принятые меры', en: 'New risks, and what is done about them' }, maxLength: 3000, long: true }),
    ],
  }],
  tests: {},
  late: { remind: [days(1), days(7), days(30)], tells: { role: 'oversight.officer', after: days(10) } },
}

/** What an entry states of each answer; the edition and both classes are computed. */
const entered = (): Readonly<Record<string, string>> => Object.fromEntries([
  systemName, systemReference, purpose, outputs, decisionRole, autonomy, riskClass, sector, failureEffects, peopleAffected, humanOversight, systemData, datasets, model, supplier, legalBasis, assessments, risksAndMeasures, appealRoute, contact,
  website, systemStatus, startedOn, endedOn, region, peaceful, edition, ...Object.values(bans),
].map(({ name }) => [name, name] as const).concat([['ownerName', 'ownerName'], ['section', 'section']]))

function registrationOf({ id, by, section: where, title, summary, audience }: Terms): Procedure {
  const open = where === openSection
  const told = open ? published : <F extends Field>(field: F): F => field
  const ownerName = told(text('ownerName', { label: ownerLabel, maxLength: 300, from: by === 'company' ? 'organisation.name' : 'body.name' }))
  const section = choice('section', { label: sectionLabel, choices: [where] })
  const name = told(systemName)
  const enters = { decides: 'registered', effect: { register: 'oversight.ai-systems', does: 'enter', fields: entered() } } as const satisfies Partial<Outcome>
  return procedure({
    id, title, summary, audience, need: [by === 'company' ? 'company' : 'state'],
    inForce: { from: '2026-01-18', basis: rules, openCases: { rule: 'finish', basis: rules } },
    body: bodies.oversight, offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
    opens: by === 'company' ? { by, signs: 'head' } : { by, signs: 'anyone' },
    form: [
      { id: 'system', title: { kk: 'Қандай жүйе?', ru: 'Что это за система?', en: 'What is the system?' }, fields: [ownerName, name, systemReference, purpose, outputs, told(sector), systemStatus, startedOn, endedOn, region, section] },
      { id: 'people', title: { kk: 'Адамдар және шешімдер', ru: 'Люди и решения', en: 'People and decisions' }, fields: [decisionRole, failureEffects, peopleAffected, humanOversight, appealRoute, contact, website] },
      { id: 'data', title: { kk: 'Деректер және модель', ru: 'Данные и модель', en: 'Data and the model' }, fields: [systemData, datasets, model, supplier] },
      { id: 'risks', title: { kk: 'Негіз және тәуекелдер', ru: 'Основание и риски', en: 'Legal basis and risks' }, fields: [legalBasis, assessments, risksAndMeasures] },
      {
        id: 'bans', title: { kk: 'Заң тыйым салған мүмкіндіктер', ru: 'Возможности, запрещённые законом', en: 'What the law bans' },
        hint: { kk: 'Жүйенің мүмкіндігі мен қолданылуы туралы шынайы жауап беріңіз: бір «иә» тіркеуден бас тартуға негіз болады.', ru: 'Ответьте о возможностях и применении системы как есть: одно «да» — основание для отказа.', en: 'Answer as it is, of what the system can do and is used for: one “yes” is a ground for refusal.' },
        fields: [...Object.values(bans), peaceful],
      },
    ],
    parameters: {}, ...classified(open),
    rules: {
      lawful: titled({ kk: 'Заң талаптарына сәйкестік', ru: 'Соответствие требованиям закона', en: 'Accordance with the law' }, lawful),
      atOnce: titled({ kk: 'Тізілімге бірден енгізу шарттары', ru: 'Условия внесения в реестр сразу', en: 'Conditions for an entry at once' }, all(
        lawful,
        inBand(score('risk'), 'risk', ['minimal']).by(law('17')).else({ kk: 'Тәуекел деңгейі ең төмен емес.', ru: 'Степень риска не минимальная.', en: 'The class of risk is not minimal.' }),
        not(inBand(score('autonomy'), 'autonomy', ['high'])).by(law('17')).else({ kk: 'Автономдылық деңгейі жоғары.', ru: 'Степень автономности высокая.', en: 'Autonomy is high.' }),
        (open ? is(section, 'open') : not(is(section, 'restricted'))).by(rules).else({ kk: 'Шектеулі бөлімге жазбаны маман енгізеді.', ru: 'В закрытый раздел запись вносит специалист.', en: 'An officer makes entries in the restricted section.' }),
      )),
    },
    eligibility: 'lawful',
    clock: { within: workdays(15), from: 'entry', stopsIn: ['correction'], silence: 'escalate', basis: rules },
    starts: 'entry',
    steps: {
      entry: {
        title: { kk: 'Қағидалар бойынша тіркеу', ru: 'Регистрация по правилам', en: 'Registration by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'atOnce', late: { outcome: 'look' },
        outcomes: {
          enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it in the register' }, to: 'closed', whenCheck: [true], ...enters },
          look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
        },
      },
      check: {
        title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }, by: { role: 'oversight.officer' }, within: workdays(10), basis: rules, check: 'lawful', excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          propose: { label: { kk: 'Тіркеуді ұсыну', ru: 'Предложить регистрацию', en: 'Propose the registration' }, to: 'decision', whenCheck: [true] },
          correct: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return for completion' }, to: 'correction', reasons: true },
          decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
        },
      },
      correction: {
        title: { kk: 'Өтінішті толықтыру', ru: 'Доработка заявления', en: 'Completion of the application' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
        outcomes: {
          again: { label: { kk: 'Өтінішті түзету', ru: 'Исправить заявление', en: 'Correct the application' }, to: 'entry' },
          silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'check', byClock: true },
        },
      },
      decision: {
        title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'oversight.head' }, within: workdays(3), basis: rules, check: 'lawful', notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          register: { label: { kk: 'Тіркеу туралы шешімге қол қою', ru: 'Подписать решение о регистрации', en: 'Sign the registration' }, to: 'closed', whenCheck: [true], after: { step: 'check', outcome: 'propose' }, ...enters },
          refuse: { label: { kk: 'Бас тарту туралы шешімге қол қою', ru: 'Подписать решение об отказе', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
          reconsider: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
        },
      },
    },
    decisions: {
      registered: {
        title: { kk: 'Жасанды интеллект жүйесін тіркеу', ru: 'Регистрация системы искусственного интеллекта', en: 'Registration of an AI system' },
        words: {
          kk: 'Жүйе тізілімге енгізілді, тәуекел деңгейі жауаптар бойынша есептелді. Тіркеу жүйенің заңға сай екенін растамайды.', ru: 'Система внесена в реестр, степень риска вычислена по ответам. Регистрация не подтверждает, что система соответствует закону.',
          en: 'The system is entered in the register, and its class of risk is computed from the answers. Registration does not attest that the system obeys the law.',
        },
        effect: 'grant', rules: ['lawful'], basis: rules,
        ...(open && { credential: { type: 'AiSystemRegistration', claims: [systemName.name, 'ownerName', sector.name, riskClass.name, autonomy.name, edition.name] } }),
      },
      refused: {
        title: { kk: 'Жасанды интеллект жүйесін тіркеуден бас тарту', ru: 'Отказ в регистрации системы искусственного интеллекта', en: 'Refusal to register an AI system' },
        words: {
          kk: 'Жүйе тіркелмейді. Тыйым салынған мүмкіндігі бар жүйені иесі тоқтата тұруға немесе қолданыстан шығаруға міндетті.', ru: 'Система не регистрируется. Систему с запрещённой возможностью владелец обязан приостановить или вывести из применения.',
          en: 'The system is not registered. The owner must suspend or stop a system that has a banned ability.',
        },
        effect: 'refuse', rules: ['lawful'], basis: law('17'),
        appeal: { within: months(3), procedure: by === 'company' ? 'oversight.appeal' : 'oversight.body-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') },
      },
    },
    reopensAt: 'check',
    obligations: by === 'company' ? { yearlyReview } : {},
    fee: 'free',
    complaint: {
      words: { kk: 'Маманның әрекетіне қадағалау басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю надзора или в суд.', en: 'You can complain about an officer to the head of oversight, or go to court.' },
      basis: secondary(administrativeCode, '91'),
    },
    keep: { for: years(5), basis: rules },
  })
}

const companies: Text = { kk: 'Жүйені әзірлейтін немесе қолданатын заңды тұлғалар', ru: 'Юридические лица, которые разрабатывают или применяют систему', en: 'Legal entities that develop or use a system' }
const stateBodies: Text = { kk: 'Жүйені қолданатын мемлекеттік органдар', ru: 'Государственные органы, которые применяют систему', en: 'State bodies that use a system' }

export const registrations: readonly Procedure[] = [
  registrationOf({
    id: 'oversight.ai-system', by: 'company', section: openSection, audience: companies,
    title: { kk: 'Жасанды интеллект жүйесін тіркеу', ru: 'Регистрация системы искусственного интеллекта', en: 'Registration of an AI system' },
    summary: {
      kk: 'Ұйым жүйесін ашық тізілімге енгізеді. Тәуекел деңгейі жауаптар бойынша есептеледі: ең төмен болса, жүйе бірден тіркеледі, одан жоғары болса, алдымен тексеріледі.',
      ru: 'Организация вносит свою систему в открытый реестр. Степень риска вычисляется по ответам: при минимальной система регистрируется сразу, при более высокой сначала проверяется.',
      en: 'An organisation enters its system in the open register. The class of risk is computed from the answers: if it is minimal the system is registered at once, if higher it is checked first.',
    },
  }),
  registrationOf({
    id: 'oversight.state-ai-system', by: 'body', section: openSection, audience: stateBodies,
    title: { kk: 'Мемлекеттік органның жасанды интеллект жүйесін тіркеу', ru: 'Регистрация системы искусственного интеллекта государственного органа', en: 'Registration of an AI system of a state body' },
    summary: {
      kk: 'Мемлекеттік орган өзі қолданатын жүйені ашық тізілімге енгізеді.', ru: 'Государственный орган вносит применяемую им систему в открытый реестр.', en: 'A state body enters a system that it uses in the open register.',
    },
  }),
  registrationOf({
    id: 'oversight.restricted-ai-system', by: 'body', section: restrictedSection, audience: { kk: 'Қорғаныс және құқық қорғау органдары', ru: 'Органы обороны и правоохранительные органы', en: 'Bodies of defence and law enforcement' },
    title: { kk: 'Тізілімнің шектеулі бөліміне жүйе енгізу', ru: 'Внесение системы в закрытый раздел реестра', en: 'Entry of a system in the restricted section' },
    summary: {
      kk: 'Қорғаныс немесе құқық қорғау органы жүйесін шектеулі бөлімге енгізеді. Жұртқа оның бар екені және кімдікі екені ғана көрсетіледі.', ru: 'Орган обороны или правоохранительный орган вносит систему в закрытый раздел. Всем показывается только то, что она есть и чья она.',
      en: 'A body of defence or law enforcement enters a system in the restricted section. Everybody sees only that there is one, and whose.',
    },
  }),
]
