/** Articles 19 and 20: the public list of trusted high-risk systems, by an audit conclusion; and what ends a place on it. */
import { months, workdays } from '../../../law/duration.ts'
import { choice, date, file, flag, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { reference, register } from '../../../law/register.ts'
import { years } from '../../../law/duration.ts'
import { all, earlier, filing, is, onOrAfter, onOrBefore, titled } from '../../../law/rule.ts'
import { appealAgainst } from '../appeal.ts'
import { notRepresentatives } from '../impartial.ts'
import { byTwo } from './by-two.ts'
import { aiSystem, appealableBy, common, systemCalled, systemNumber, words } from './common.ts'
import { appealOffices, bodies, law, offices, rules } from './offices.ts'
import { riskClass, sector } from './system-fields.ts'

const list = 'oversight.trusted-systems'
const auditor = text('auditor', { label: { kk: 'Аудит жүргізген ұйым', ru: 'Организация, проводившая аудит', en: 'Who made the audit' }, maxLength: 300 })
const auditedOn = date('auditedOn', { label: { kk: 'Қорытынды күні', ru: 'Дата заключения', en: 'Day of the conclusion' } })

export const trustedSystems = register(list, {
  title: { kk: 'Сенімді жасанды интеллект жүйелерінің тізбесі', ru: 'Перечень доверенных систем искусственного интеллекта', en: 'List of trusted AI systems' },
  summary: {
    kk: 'Аудиттің оң қорытындысын алған, тәуекелі жоғары жүйелер, сала бойынша.', ru: 'Системы высокого риска с положительным заключением аудита, по сферам.', en: 'High-risk systems with a positive conclusion of an audit, by sector.',
  },
  inForce: { from: '2026-01-18' }, body: { name: bodies.oversight.name }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, numbers: 'AIT', basis: law('19'), owner: ['organisation'], calledBy: 'name',
  fields: [
    text('name', { label: { kk: 'Жүйенің атауы', ru: 'Название системы', en: 'Name of the system' }, maxLength: 200 }), { ...sector }, auditor, auditedOn,
    reference('aiSystem', aiSystem.register, 'permits', { label: { kk: 'Тізілімдегі жазба', ru: 'Запись в реестре', en: 'Entry in the register' } }),
  ],
  states: {
    entered: { kk: 'Тізбеде', ru: 'В перечне', en: 'On the list' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Тізбеден шығарылған', ru: 'Исключена из перечня', en: 'Off the list' },
  },
  shown: { to: 'everyone', fields: ['name', 'sector', 'auditor', 'auditedOn', 'aiSystem'] },
  keep: { for: years(5), basis: rules },
})

const positive = flag('positive', { label: { kk: 'Аудит қорытындысы оң ба?', ru: 'Заключение аудита положительное?', en: 'Is the conclusion of the audit positive?' } })
const risk = { ...riskClass, from: 'subject.riskClass' as const, optional: true as const }
const appeal = { ...appealableBy('company'), procedure: 'oversight.trusted-appeal' }

const application: Procedure = procedure({
  ...common, id: 'oversight.trusted', need: ['company'],
  title: { kk: 'Сенімді жүйелер тізбесіне енгізу', ru: 'Включение в перечень доверенных систем', en: 'Entry in the list of trusted systems' },
  summary: {
    kk: 'Тәуекелі жоғары жүйенің иесі аудит қорытындысын ұсынады. Толықтығы 10 жұмыс күні ішінде тексеріледі, жүйе 5 жұмыс күні ішінде жарияланады.', ru: 'Владелец системы высокого риска представляет заключение аудита. Полнота проверяется в течение 10 рабочих дней, система публикуется в течение 5 рабочих дней.',
    en: 'The owner of a high-risk system hands in the conclusion of an audit. It is checked for completeness within 10 working days and published within 5.',
  },
  audience: { kk: 'Тәуекелі жоғары жүйелердің иелері', ru: 'Владельцы систем высокого риска', en: 'Owners of high-risk systems' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: { by: 'company', signs: 'head' }, subject: aiSystem,
  form: [{
    id: 'audit', title: { kk: 'Жүйе және аудит', ru: 'Система и аудит', en: 'The system and the audit' }, fields: [
      systemNumber, { ...systemCalled, public: true }, { ...sector, public: true }, risk, auditor, auditedOn, positive,
      file('conclusion', { label: { kk: 'Аудит қорытындысы', ru: 'Заключение аудита', en: 'Conclusion of the audit' }, accept: ['application/pdf'], limitMegabytes: 20 }),
      file('rights', { label: { kk: 'Жүйеге құқықты растайтын құжат', ru: 'Документ о правах на систему', en: 'Proof of the rights in the system' }, accept: ['application/pdf'], limitMegabytes: 20 }),
    ],
  }],
  rules: {
    trusted: titled({ kk: 'Сенімді жүйелер тізбесіне енгізу шарттары', ru: 'Условия включения в перечень доверенных систем', en: 'Conditions for the list of trusted systems' }, all(
      is(risk, 'high').by(law('19')).else({ kk: 'Жүйенің тәуекел деңгейі жоғары емес: тізбе тәуекелі жоғары жүйелерге арналған.', ru: 'Степень риска системы не высокая: перечень — для систем высокой степени риска.', en: 'The class of risk is not high: the list is of high-risk systems.' }),
      is(positive, true).by(law('20')).else({ kk: 'Аудит қорытындысы оң емес.', ru: 'Заключение аудита не является положительным.', en: 'The conclusion of the audit is not positive.' }),
      onOrAfter(auditedOn, earlier(filing, months(12))).by(rules).else({ kk: 'Аудит қорытындысының берілгеніне бір жылдан асқан.', ru: 'Заключению аудита больше года.', en: 'The conclusion of the audit is more than a year old.' }),
      onOrBefore(auditedOn, filing).by(rules).else({ kk: 'Аудит қорытындысының күні өтініш берілген күннен кейін.', ru: 'Дата заключения аудита позже дня подачи.', en: 'The day of the conclusion is after the day of the application.' }),
    )),
  },
  eligibility: 'trusted',
  clock: { within: workdays(15), from: 'completeness', stopsIn: ['correction'], silence: 'escalate', basis: law('19') },
  starts: 'completeness',
  steps: {
    completeness: {
      title: { kk: 'Толықтығын тексеру', ru: 'Проверка полноты', en: 'Check of completeness' }, by: { role: 'oversight.officer' }, within: workdays(10), basis: law('19'), check: 'trusted', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Жариялауды ұсыну', ru: 'Предложить публикацию', en: 'Propose to publish it' }, to: 'publication', whenCheck: [true] },
        correct: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return for completion' }, to: 'correction', reasons: true },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'publication', reasons: true },
      },
    },
    correction: {
      title: { kk: 'Толықтыру', ru: 'Доработка', en: 'Completion' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: { again: { label: { kk: 'Өтінішті түзету', ru: 'Исправить заявление', en: 'Correct the application' }, to: 'repeat' }, silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'repeat', byClock: true } },
    },
    repeat: {
      title: { kk: 'Қайта тексеру', ru: 'Повторная проверка', en: 'Repeat check' }, by: { role: 'oversight.officer' }, within: workdays(5), basis: law('19'), check: 'trusted', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Жариялауды ұсыну', ru: 'Предложить публикацию', en: 'Propose to publish it' }, to: 'publication', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'publication', reasons: true },
      },
    },
    publication: {
      title: { kk: 'Жариялау туралы шешім', ru: 'Решение о публикации', en: 'Decision on publication' }, by: { role: 'oversight.head' }, within: workdays(5), basis: law('19'), check: 'trusted', notBy: ['completeness', 'repeat'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        publish: {
          label: { kk: 'Тізбеге енгізуге қол қою', ru: 'Подписать включение в перечень', en: 'Sign the entry in the list' }, to: 'closed', decides: 'listed', whenCheck: [true],
          effect: { register: list, does: 'enter', fields: { name: 'system', sector: 'sector', auditor: 'auditor', auditedOn: 'auditedOn', aiSystem: 'systemNumber' } },
        },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true },
      },
    },
  },
  decisions: {
    listed: {
      title: { kk: 'Сенімді жүйелер тізбесіне енгізу', ru: 'Включение в перечень доверенных систем', en: 'Entry in the list of trusted systems' },
      words: { kk: 'Жүйе сенімді жүйелер тізбесіне енгізілді.', ru: 'Система включена в перечень доверенных.', en: 'The system is on the list of trusted systems.' }, effect: 'grant', rules: ['trusted'], basis: law('19'),
      credential: { type: 'TrustedAiSystem', claims: ['system', sector.name], validFor: years(1) },
    },
    refused: {
      title: { kk: 'Тізбеге енгізуден бас тарту', ru: 'Отказ во включении в перечень', en: 'Refusal of an entry in the list' }, words: { kk: 'Жүйе сенімді жүйелер тізбесіне енгізілмейді.', ru: 'Система не включается в перечень доверенных.', en: 'The system is not put on the list of trusted systems.' },
      effect: 'refuse', rules: ['trusted'], basis: law('19'), appeal,
    },
  },
  reopensAt: 'completeness',
})

const ground = choice('ground', {
  label: { kk: 'Негізі', ru: 'Основание', en: 'Ground' }, public: true,
  choices: [
    { value: 'audit', label: { kk: 'Аудит қорытындысы күшін жойды', ru: 'Заключение аудита утратило силу', en: 'The conclusion of the audit no longer holds' } },
    { value: 'suspension', label: { kk: 'Жүйенің қолданылуы тоқтатыла тұрған', ru: 'Применение системы приостановлено', en: 'The system is suspended' } },
  ],
})

const ending: Procedure = byTwo({
  id: 'oversight.trusted-end', role: 'oversight.officer', about: ['oversight.trusted'], effects: ['grant'], within: [workdays(5), workdays(3), workdays(15)],
  title: { kk: 'Жүйені сенімді жүйелер тізбесінен шығару', ru: 'Исключение из перечня доверенных систем', en: 'Removal from the list of trusted systems' },
  summary: { kk: 'Қадағалау органы негізі жойылған жүйені тізбеден шығарады.', ru: 'Орган надзора исключает из перечня систему, основания для которой отпали.', en: 'The authority takes off the list a system whose ground has fallen.' },
  audience: { kk: 'Тізбедегі жүйелердің иелері', ru: 'Владельцы систем из перечня', en: 'Owners of systems on the list' },
  page: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [ground, words('why', { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' })],
  heard: true, proposal: { kk: 'Зерделеу', ru: 'Изучение', en: 'Study' },
  propose: { kk: 'Шығаруды ұсыну', ru: 'Предложить исключить', en: 'Propose the removal' }, leave: { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' },
  sign: { kk: 'Шығаруға қол қою', ru: 'Подписать исключение', en: 'Sign the removal' }, does: { effect: { register: list, does: 'strike' } }, decides: 'remove',
  decision: {
    title: { kk: 'Сенімді жүйелер тізбесінен шығару', ru: 'Исключение из перечня доверенных систем', en: 'Removal from the list of trusted systems' },
    words: { kk: 'Жүйе сенімді жүйелер тізбесінен шығарылды.', ru: 'Система исключена из перечня доверенных систем.', en: 'The system is taken off the list of trusted systems.' }, effect: 'revoke', rules: [], basis: law('19'), appeal: { ...appeal, procedure: 'oversight.trusted-end-appeal' },
  },
})

const appealed = {
  from: '2026-01-18', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'oversight.appeals', audience: { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' },
} as const

const appeals: readonly Procedure[] = [
  appealAgainst({
    ...appealed, id: 'oversight.trusted-appeal', against: [application.id],
    title: { kk: 'Сенімді жүйелер тізбесіне енгізуден бас тартуға шағым', ru: 'Жалоба на отказ во включении в перечень доверенных систем', en: 'Appeal against a refusal of an entry in the list of trusted systems' },
    summary: { kk: 'Тізбеге енгізуден бас тартуға шағымдану.', ru: 'Обжалование отказа во включении в перечень.', en: 'An appeal against a refusal of an entry in the list.' },
  }),
  appealAgainst({
    ...appealed, id: 'oversight.trusted-end-appeal', need: ['company'], against: [ending.id], restores: list, revives: true,
    title: { kk: 'Сенімді жүйелер тізбесінен шығаруға шағым', ru: 'Жалоба на исключение из перечня доверенных систем', en: 'Appeal against a removal from the list of trusted systems' },
    summary: { kk: 'Шағым қанағаттандырылса, жүйе тізбеге қайтарылады, куәлік жаңа нөмірмен беріледі.', ru: 'Если жалоба удовлетворена, система возвращается в перечень, свидетельство выдаётся под новым номером.', en: 'If the appeal succeeds, the system is on the list again, by a new certificate.' },
  }),
]

export const trustedList: readonly Procedure[] = [application, ending, ...appeals]
