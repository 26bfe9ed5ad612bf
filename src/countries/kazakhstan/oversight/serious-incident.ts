/** The owner's report of a serious incident: the clocks of article 73 of the EU regulation as a declared reference, the country's own unset until it is known. */
import { assumed, type Citation } from '../../../law/citation.ts'
import { always, unset } from '../../../law/dated.ts'
import { days, workdays } from '../../../law/duration.ts'
import { choice, date, file, text } from '../../../law/field.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import { all, any, atMost, elapsed, filing, is, later, onOrBefore, parameter, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { artificialIntelligenceLaw, europeanAiAct, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { aiSystem, appealableBy, common, systemCalled, systemNumber, words } from './common.ts'
import { happenedOn, kind, harm, publicSummary } from './incident-fields.ts'
import { law, offices, rules } from './offices.ts'

const reference: Citation = secondary(europeanAiAct, '73', {
  kk: 'Салыстыру үшін ғана: бұл мерзімдер Қазақстанда міндетті емес. Бейресми біріктірілген мәтін бойынша.', ru: 'Только для сравнения: в Казахстане эти сроки не обязательны. По неофициальному сводному тексту.',
  en: 'For reference only: these terms do not bind in Kazakhstan. From an unofficial consolidated text.',
})
const notKnown: Text = {
  kk: 'Инцидент туралы хабарлау мерзімін белгілейтін Қазақстан актісі табылған жоқ.', ru: 'Акт Казахстана, устанавливающий срок сообщения об инциденте, не найден.', en: 'No act of Kazakhstan was found that sets the time for reporting an incident.',
}

const awareOn = date('awareOn', { label: { kk: 'Инцидент туралы қашан білдіңіз?', ru: 'Когда вы узнали об инциденте?', en: 'When did you become aware of it?' }, public: true })
const severity = choice('severity', {
  label: { kk: 'Инциденттің ауырлығы', ru: 'Тяжесть инцидента', en: 'How serious is it?' }, public: true,
  choices: [
    { value: 'death', label: { kk: 'Адам қаза тапты', ru: 'Погиб человек', en: 'A person died' } },
    { value: 'widespread', label: { kk: 'Жаппай бұзушылық немесе аса маңызды инфрақұрылым жұмысының ауыр бұзылуы', ru: 'Массовое нарушение или тяжёлое нарушение работы критически важной инфраструктуры', en: 'A widespread infringement, or serious disruption of critical infrastructure' } },
    { value: 'other', label: { kk: 'Өзге ауыр инцидент', ru: 'Иной серьёзный инцидент', en: 'Another serious incident' } },
  ],
})
/** Nobody is aware of what has not happened: a day to come would be in time for ever. */
const known = onOrBefore(awareOn, filing).by(rules).else({ kk: 'Инцидент туралы білген күн хабар берілген күннен кейін.', ru: 'День, когда стало известно об инциденте, позже дня сообщения.', en: 'The day of becoming aware is after the day of the report.' })
const late = (count: number): Text => ({ kk: `Білген күннен бастап ${count} күнтізбелік күннен кеш хабарланған.`, ru: `Сообщено позже ${count} календарных дней со дня, когда стало известно.`, en: `It was reported later than ${count} calendar days after becoming aware.` })
const within = (of: 'death' | 'widespread' | 'other', count: number) => all(
  is(severity, of).by(reference).else({ kk: 'Ауырлығы басқа.', ru: 'Тяжесть иная.', en: 'It is of another seriousness.' }), onOrBefore(filing, later(awareOn, days(count))).by(reference).else(late(count)),
)

/** Where the evidence of what was mended is, and when. */
const correctiveActions: Obligation<'recorded'> = {
  title: { kk: 'Түзету шаралары туралы есеп', ru: 'Отчёт о корректирующих мерах', en: 'Report on corrective actions' }, after: 'recorded', once: true, within: days(30), remind: [days(7)], sign: true, basis: law('18'),
  form: [{
    id: 'actions', title: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' }, fields: [
      words('done', { kk: 'Қабылданған шаралар', ru: 'Принятые меры', en: 'What was done' }), date('doneOn', { label: { kk: 'Аяқталған күні', ru: 'Дата завершения', en: 'Day on which it was finished' } }),
      file('proof', { label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Document that proves it' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true }),
    ],
  }],
  tests: {}, late: { remind: [days(1), days(7)], tells: { role: 'oversight.inspector', after: days(5) } },
}

const seriousOf = (id: string, by: 'company' | 'body', title: Text): Procedure => procedure({
  ...common, id, title, need: [by === 'company' ? 'company' : 'state'],
  summary: {
    kk: 'Жүйе иесі ауыр инцидент туралы хабарлайды. Алғашқы хабар толық болмауы мүмкін, толық есеп кейін жіберіледі.', ru: 'Владелец системы сообщает о серьёзном инциденте. Первое сообщение может быть неполным, полный отчёт присылают позже.',
    en: 'The owner of a system reports a serious incident. The first report may be incomplete; the full account follows.',
  },
  audience: { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.inspector': offices['oversight.inspector'], 'oversight.head': offices['oversight.head'] },
  opens: { by, signs: 'anyone' }, subject: aiSystem,
  form: [
    { id: 'what', title: { kk: 'Не болды?', ru: 'Что произошло?', en: 'What happened?' }, fields: [systemNumber, systemCalled, { ...kind, public: true }, { ...harm, public: true }, severity, awareOn, happenedOn] },
    {
      id: 'account', title: { kk: 'Толық есеп', ru: 'Полный отчёт', en: 'The full account' }, hint: { kk: 'Алғашқы хабарда бос қалдыруға болады.', ru: 'В первом сообщении можно не заполнять.', en: 'It may be left out of the first report.' }, fields: [
        text('account', { label: { kk: 'Барысы және себебі', ru: 'Ход событий и причина', en: 'What took place, and why' }, maxLength: 4000, long: true, optional: true }),
        text('measures', { label: { kk: 'Қабылданған шаралар', ru: 'Принятые меры', en: 'What was done about it' }, maxLength: 4000, long: true, optional: true }),
        file('report', { label: { kk: 'Есеп құжаты', ru: 'Документ отчёта', en: 'Report as a document' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true }),
      ],
    },
  ],
  parameters: { ownTerm: { title: { kk: 'Қазақстан белгілеген хабарлау мерзімі', ru: 'Срок сообщения, установленный в Казахстане', en: 'Kazakhstan’s own term for reporting' }, versions: always<string>(unset, assumed(artificialIntelligenceLaw, notKnown), notKnown) } },
  rules: {
    reference: titled({ kk: 'Еуропалық Одақ белгілеген хабарлау мерзімдері (анықтама үшін)', ru: 'Сроки сообщения, установленные в Европейском союзе (для справки)', en: 'Terms of the European Union, for reference' }, all(known, any(within('death', 10), within('widespread', 2), within('other', 15)))),
    own: titled({ kk: 'Қазақстан белгілеген хабарлау мерзімі', ru: 'Срок сообщения, установленный в Казахстане', en: 'Kazakhstan’s own term for reporting' }, all(known, atMost(elapsed('day', awareOn, filing), parameter('ownTerm')).by(assumed(artificialIntelligenceLaw, notKnown)).else({ kk: 'Қазақстан белгілеген мерзімнен кеш хабарланған.', ru: 'Сообщено позже срока, установленного в Казахстане.', en: 'It was reported later than Kazakhstan’s own term.' }))),
  },
  clock: { within: days(30), from: 'receipt', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'receipt',
  steps: {
    receipt: {
      title: { kk: 'Хабарды қабылдау', ru: 'Приём сообщения', en: 'Receipt of the report' }, by: { role: 'oversight.officer' }, within: workdays(1), basis: rules, check: 'reference', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        study: { label: { kk: 'Есеп толық: зерделеуге жіберу', ru: 'Отчёт полный: передать на изучение', en: 'The account is full: study it' }, to: 'study' },
        full: { label: { kk: 'Толық есепті сұрау', ru: 'Запросить полный отчёт', en: 'Ask for the full account' }, to: 'account', reasons: true },
      },
    },
    account: {
      title: { kk: 'Толық есеп', ru: 'Полный отчёт', en: 'The full account' }, by: 'applicant', within: days(15), basis: rules, corrects: ['account'], late: { outcome: 'silent' },
      outcomes: {
        told: { label: { kk: 'Есепті жіберу', ru: 'Отправить отчёт', en: 'Send the account' }, to: 'study' },
        silent: { label: { kk: 'Есеп келмеді', ru: 'Отчёт не поступил', en: 'No account came' }, to: 'study', byClock: true },
      },
    },
    study: {
      title: { kk: 'Инцидентті зерделеу', ru: 'Изучение инцидента', en: 'Study of the incident' }, by: { role: 'oversight.officer' }, within: workdays(5), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Тізілімге енгізуді ұсыну', ru: 'Предложить внести в реестр', en: 'Propose to enter it' }, to: 'conclusion', reasons: true, findings: [publicSummary] },
        none: { label: { kk: 'Қате немесе қайталанған хабар: енгізбеуді ұсыну', ru: 'Сообщение ошибочное или повторное: предложить не вносить', en: 'A mistaken or repeated report: propose not to enter it' }, to: 'conclusion', reasons: true },
      },
    },
    conclusion: {
      title: { kk: 'Қорытынды', ru: 'Заключение', en: 'The conclusion' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, notBy: ['study'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        record: {
          label: { kk: 'Тізілімге енгізуге қол қою', ru: 'Подписать внесение в реестр', en: 'Sign that it is entered' }, to: 'closed', decides: 'recorded', after: { step: 'study', outcome: 'propose' },
          effect: { register: 'oversight.incidents', does: 'enter', fields: { kind: 'kind', harm: 'harm', happenedOn: 'happenedOn', publicSummary: 'publicSummary', aiSystem: 'systemNumber', measures: 'measures' } },
        },
        none: { label: { kk: 'Тізілімге енгізбеуге қол қою', ru: 'Подписать решение не вносить', en: 'Sign that it is not entered' }, to: 'closed', decides: 'none', reasons: true, after: { step: 'study', outcome: 'none' } },
        reconsider: { label: { kk: 'Қайта зерделеуге жіберу', ru: 'Вернуть на изучение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    recorded: {
      title: { kk: 'Ауыр инцидент тізілімге енгізілді', ru: 'Серьёзный инцидент внесён в реестр', en: 'A serious incident is entered' },
      words: {
        kk: 'Инцидент тізілімге енгізілді. Иесі түзету шараларын қабылдап, олар туралы есеп береді.', ru: 'Инцидент внесён в реестр. Владелец принимает корректирующие меры и отчитывается о них.',
        en: 'The incident is entered. The owner takes corrective actions and reports on them.',
      },
      effect: 'grant', rules: ['reference', 'own'], basis: law('18'),
    },
    none: {
      title: { kk: 'Инцидент тізілімге енгізілмеді', ru: 'Инцидент не внесён в реестр', en: 'The incident is not entered' },
      words: { kk: 'Хабар қате немесе қайталанған болғандықтан, инцидент тізілімге енгізілмейді.', ru: 'Сообщение ошибочно или повторяет другое, поэтому инцидент в реестр не вносится.', en: 'The report is mistaken or repeats another, so the incident is not entered.' },
      effect: 'dismiss', rules: [], basis: rules, appeal: appealableBy(by),
    },
  },
  reopensAt: 'study',
  obligations: by === 'company' ? { correctiveActions } : {},
})

export const seriousIncidents: readonly Procedure[] = [
  seriousOf('oversight.serious-incident', 'company', { kk: 'Жүйе иесінің ауыр инцидент туралы хабары', ru: 'Сообщение владельца системы о серьёзном инциденте', en: 'Report of a serious incident by the owner of a system' }),
  seriousOf('oversight.state-serious-incident', 'body', { kk: 'Мемлекеттік органның ауыр инцидент туралы хабары', ru: 'Сообщение государственного органа о серьёзном инциденте', en: 'Report of a serious incident by a state body' }),
]
