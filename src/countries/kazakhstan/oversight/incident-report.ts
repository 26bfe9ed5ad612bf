/** An incident that anyone reports: without an account, without a name if they wish, followed by an address that nobody can guess. */
import { days, workdays } from '../../../law/duration.ts'
import { file, phone, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { filing, onOrBefore, titled } from '../../../law/rule.ts'
import { appealAgainst } from '../appeal.ts'
import { aiSystem, appealableBy, common } from './common.ts'
import { happenedOn, harm, kind, publicSummary } from './incident-fields.ts'
import { appealOffices, bodies, offices, rules } from './offices.ts'

/** Which registered system it was, as far as the office finds out. */
const found: FormField = { kind: 'entry', name: 'aiSystem', label: { kk: 'Тізілімдегі жүйе', ru: 'Система в реестре', en: 'System in the register' }, register: aiSystem.register, which: 'shown', states: ['entered', 'suspended'], optional: true }

const report: Procedure = procedure({
  ...common, id: 'oversight.incident-report', need: ['decided', 'checking'],
  title: { kk: 'Жасанды интеллект жүйесінің инциденті туралы хабарлау', ru: 'Сообщение об инциденте с системой искусственного интеллекта', en: 'Report an incident with an AI system' },
  summary: {
    kk: 'Жүйе зиян келтірсе немесе келтіруі мүмкін болса, хабарлаңыз. Тіркелгі қажет емес, атыңызды айтпауға болады, үш минут кетеді.', ru: 'Сообщите, если система причинила или могла причинить вред. Учётная запись не нужна, имя можно не называть, это займёт три минуты.',
    en: 'Report a system that has done harm or could have. You need no account, need not give your name, and it takes three minutes.',
  },
  audience: { kk: 'Кез келген адам', ru: 'Любой человек', en: 'Anyone' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: { by: 'anyone' },
  form: [
    {
      id: 'what', title: { kk: 'Не болды?', ru: 'Что произошло?', en: 'What happened?' }, fields: [
        { ...kind, public: true }, { ...harm, public: true },
        text('which', { label: { kk: 'Қай жүйе?', ru: 'Какая система?', en: 'Which system?' }, hint: { kk: 'Атауы, сайты немесе қайда кездестіргеніңіз.', ru: 'Название, сайт или где вы с ней столкнулись.', en: 'Its name, its site, or where you met it.' }, maxLength: 300 }),
        text('account', { label: { kk: 'Өз сөзіңізбен айтып беріңіз', ru: 'Расскажите своими словами', en: 'Tell it in your own words' }, maxLength: 4000, long: true, personal: true }), happenedOn,
      ],
    },
    {
      id: 'more', title: { kk: 'Дәлелдемелер және байланыс', ru: 'Доказательства и связь', en: 'Evidence and contact' },
      hint: { kk: 'Бәрін бос қалдыруға болады.', ru: 'Всё можно оставить пустым.', en: 'All of it may stay empty.' }, fields: [
        file('evidence', { label: { kk: 'Скриншот немесе құжат', ru: 'Снимок экрана или документ', en: 'Screenshot or document' }, accept: ['image/png', 'image/jpeg', 'application/pdf'], limitMegabytes: 10, optional: true, personal: true }),
        phone('phone', { label: { kk: 'Телефоныңыз', ru: 'Ваш телефон', en: 'Your telephone' }, optional: true, personal: true }),
      ],
    },
  ],
  rules: { past: titled({ kk: 'Оқиға болған күн', ru: 'День происшествия', en: 'The day on which it happened' }, onOrBefore(happenedOn, filing).by(rules).else({ kk: 'Көрсетілген күн әлі келген жоқ.', ru: 'Указанный день ещё не наступил.', en: 'The day that is named is still to come.' })) },
  clock: { within: workdays(10), from: 'days', stopsIn: ['more'], silence: 'escalate', basis: rules },
  starts: 'days',
  steps: {
    days: {
      title: { kk: 'Күнін тексеру', ru: 'Проверка даты', en: 'Check of the day' }, by: 'rules', within: workdays(1), basis: rules, check: 'past', late: { outcome: 'unchecked' },
      outcomes: {
        go: { label: { kk: 'Саралауға жіберу', ru: 'Передать на разбор', en: 'Pass it to triage' }, to: 'triage', whenCheck: [true, 'unknown'] },
        mend: { label: { kk: 'Күнін түзетуді сұрау', ru: 'Попросить исправить дату', en: 'Ask to mend the day' }, to: 'more', whenCheck: [false] },
        unchecked: { label: { kk: 'Тексерілмеді: саралауға жіберу', ru: 'Не проверено: передать на разбор', en: 'It was not checked: pass it to triage' }, to: 'triage', byClock: true },
      },
    },
    triage: {
      title: { kk: 'Хабарды саралау', ru: 'Разбор сообщения', en: 'Triage of the report' }, by: { role: 'oversight.officer' }, within: workdays(3), basis: rules, manyAtOnce: { basis: rules }, late: 'escalate',
      outcomes: {
        confirm: { label: { kk: 'Инцидент деп тануды ұсыну', ru: 'Предложить признать инцидентом', en: 'Propose to confirm it' }, to: 'conclusion', reasons: true, findings: [publicSummary, found] },
        ask: { label: { kk: 'Нақтылауды сұрау', ru: 'Попросить уточнить', en: 'Ask for more' }, to: 'more', reasons: true },
        // A flood of one text, or one thing told twice: one goes on, and whoever sent the others reads which. No report ends so by one person alone.
        same: { label: { kk: 'Жабуды ұсыну: осындай хабар қаралып жатыр', ru: 'Предложить закрыть: такое же сообщение уже рассматривается', en: 'Propose to close: the same is being dealt with' }, to: 'repeat', reasons: true },
        decline: { label: { kk: 'Инцидент емес деп тануды ұсыну', ru: 'Предложить не признавать инцидентом', en: 'Propose that it is none' }, to: 'conclusion', reasons: true },
      },
    },
    more: {
      title: { kk: 'Хабарды нақтылау', ru: 'Уточнение сообщения', en: 'Say more about it' }, by: 'applicant', within: days(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: {
        again: { label: { kk: 'Нақтылауды жіберу', ru: 'Отправить уточнение', en: 'Send what was asked' }, to: 'days' },
        silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'triage', byClock: true },
      },
    },
    repeat: {
      title: { kk: 'Қайталанған хабарды тексеру', ru: 'Проверка повторного сообщения', en: 'Check of a repeated report' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, notBy: ['triage'], manyAtOnce: { basis: rules }, late: 'escalate',
      outcomes: {
        close: { label: { kk: 'Жабу: осындай хабар қаралып жатыр', ru: 'Закрыть: такое же сообщение уже рассматривается', en: 'Close: the same is being dealt with' }, to: 'closed', reasons: true, asAnother: { basis: rules } },
        back: { label: { kk: 'Қайта саралауға жіберу', ru: 'Вернуть на разбор', en: 'Return for triage' }, to: 'triage', reasons: true },
      },
    },
    conclusion: {
      title: { kk: 'Қорытынды', ru: 'Заключение', en: 'The conclusion' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, notBy: ['triage'], sign: true, late: 'escalate',
      outcomes: {
        confirm: {
          label: { kk: 'Инцидентті растауға қол қою', ru: 'Подписать признание инцидентом', en: 'Sign that it is an incident' }, to: 'closed', decides: 'confirmed', after: { step: 'triage', outcome: 'confirm' },
          effect: { register: 'oversight.incidents', does: 'enter', fields: { kind: 'kind', harm: 'harm', happenedOn: 'happenedOn', publicSummary: 'publicSummary', aiSystem: 'aiSystem' } },
        },
        decline: { label: { kk: 'Инцидент емес деген шешімге қол қою', ru: 'Подписать решение: не инцидент', en: 'Sign that it is none' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'triage', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта саралауға жіберу', ru: 'Вернуть на разбор', en: 'Return for triage' }, to: 'triage', reasons: true },
      },
    },
  },
  decisions: {
    confirmed: {
      title: { kk: 'Инцидент расталды', ru: 'Инцидент подтверждён', en: 'The incident is confirmed' },
      words: { kk: 'Хабарланған оқиға инцидент деп танылып, тізілімге енгізілді.', ru: 'Описанное признано инцидентом и внесено в реестр.', en: 'What was reported is an incident, and is entered in the register.' }, effect: 'grant', rules: [], basis: rules,
    },
    declined: {
      title: { kk: 'Инцидент деп танылмады', ru: 'Инцидентом не признано', en: 'It is no incident' },
      words: { kk: 'Хабарланған оқиға жасанды интеллект жүйесінің инциденті деп танылмады.', ru: 'Описанное не признано инцидентом с системой искусственного интеллекта.', en: 'What was reported is no incident with an AI system.' }, effect: 'refuse', rules: [], basis: rules,
      appeal: { ...appealableBy('person'), procedure: 'oversight.incident-appeal' },
    },
  },
  reopensAt: 'triage',
})

const appeal: Procedure = appealAgainst({
  id: 'oversight.incident-appeal', from: '2026-01-18', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'oversight.appeals', by: 'anyone', against: ['oversight.incident-report'],
  title: { kk: 'Инцидент туралы қорытындыға шағым', ru: 'Жалоба на заключение об инциденте', en: 'Appeal against the conclusion on an incident' },
  summary: { kk: 'Хабарлаған адам тіркелгісіз, істің мекенжайы арқылы шағымданады.', ru: 'Сообщивший обжалует заключение по адресу дела, без учётной записи.', en: 'Whoever reported appeals by their address, without an account.' },
  audience: { kk: 'Инцидент туралы хабарлаған адам', ru: 'Тот, кто сообщил об инциденте', en: 'Whoever reported the incident' },
})

export const incidentReports: readonly Procedure[] = [report, appeal]
