/** A permit to try a system under conditions, for as many months as it says; it ends by its day, or when a condition is broken. */
import { days, monthsIn, workdays } from '../../../law/duration.ts'
import { date, integer, text } from '../../../law/field.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import { all, atMost, is, parameter, titled } from '../../../law/rule.ts'
import { always } from '../../../law/dated.ts'
import { appealAgainst } from '../appeal.ts'
import { notRepresentatives } from '../impartial.ts'
import { byTwo } from './by-two.ts'
import { appealableBy, common, words } from './common.ts'
import { appealOffices, bodies, offices, rules } from './offices.ts'
import { peaceful } from './system-fields.ts'

const called = text('called', { label: { kk: 'Жүйенің атауы', ru: 'Название системы', en: 'Name of the system' }, maxLength: 200, public: true })
const term = integer('months', { label: { kk: 'Неше ай сынайсыз?', ru: 'Сколько месяцев будете испытывать?', en: 'For how many months?' }, min: 1, max: 60, public: true })
const conditions = text('conditions', { label: { kk: 'Рұқсат шарттары', ru: 'Условия разрешения', en: 'Conditions of the permit' }, maxLength: 4000, long: true, public: true })

const finalReport: Obligation<'permitted'> = {
  title: { kk: 'Сынақ барысы туралы есеп', ru: 'Отчёт о ходе испытания', en: 'Report on the trial' }, after: 'permitted', every: 'quarter', within: workdays(15), remind: [days(5)], sign: true, basis: rules,
  form: [{
    id: 'report', title: { kk: 'Сынақ нені көрсетті?', ru: 'Что показало испытание?', en: 'What did the trial show?' }, fields: [
      date('seenOn', { label: { kk: 'Есеп күні', ru: 'Дата отчёта', en: 'Day of the report' } }), words('seen', { kk: 'Нәтижелер, қателер, адамдардың пікірі', ru: 'Результаты, ошибки, отзывы людей', en: 'Results, errors, what people said' }),
    ],
  }],
  tests: {}, late: { remind: [days(1), days(5)], tells: { role: 'oversight.inspector', after: days(10) } },
}

const permit: Procedure = procedure({
  ...common, id: 'oversight.sandbox', need: ['company'],
  title: { kk: 'Жүйені эксперименттік режимде сынауға рұқсат', ru: 'Разрешение испытать систему в экспериментальном режиме', en: 'Permit to try a system in a sandbox' },
  summary: {
    kk: 'Компания жаңа жүйені белгіленген шарттармен және мерзіммен сынауға рұқсат алады. Мерзімі біткенде рұқсат өздігінен аяқталады.', ru: 'Компания получает разрешение испытать новую систему на условиях и на срок. По его окончании разрешение прекращается само.',
    en: 'A company is permitted to try a new system under conditions and for a time, at the end of which the permit ends by itself.',
  },
  audience: { kk: 'Жаңа жүйені сынағысы келетін компаниялар', ru: 'Компании, которые хотят испытать новую систему', en: 'Companies that want to try a new system' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.inspector': offices['oversight.inspector'], 'oversight.head': offices['oversight.head'] },
  opens: { by: 'company', signs: 'head' },
  form: [
    { id: 'trial', title: { kk: 'Нені сынайсыз?', ru: 'Что испытываете?', en: 'What do you try?' }, fields: [called, words('aim', { kk: 'Мақсаты және қалай өлшенеді?', ru: 'Цель и как её измерить?', en: 'The aim, and how it is measured' }), term] },
    {
      id: 'people', title: { kk: 'Адамдарды қорғау', ru: 'Защита людей', en: 'How people are protected' }, fields: [
        words('participants', { kk: 'Кімдер қатысады, олардың келісімі қалай алынады?', ru: 'Кто участвует и как получено согласие?', en: 'Who takes part, and how do they consent?' }), words('safeguards', { kk: 'Зиянның алдын алу және сынақты тоқтату', ru: 'Предотвращение вреда и остановка испытания', en: 'How harm is prevented, and the trial stopped' }), peaceful,
      ],
    },
  ],
  parameters: { longest: { title: { kk: 'Эксперименттік режимнің ең ұзақ мерзімі', ru: 'Наибольший срок экспериментального режима', en: 'Longest time in the sandbox' }, versions: always('12', rules) } },
  rules: {
    fits: titled({ kk: 'Эксперименттік режимге қатысу шарттары', ru: 'Условия участия в экспериментальном режиме', en: 'Conditions for the sandbox' }, all(
      atMost(term, parameter('longest')).by(rules).else({ kk: 'Сұралған мерзім рұқсат етілгеннен ұзақ.', ru: 'Запрошенный срок больше допустимого.', en: 'The time asked for is longer than may be given.' }),
      is(peaceful, true).by(rules).else({ kk: 'Тек бейбіт мақсатта қолдану міндеттемесі берілмеген.', ru: 'Не дано обязательство применять систему только в мирных целях.', en: 'The undertaking of peaceful purposes is not given.' }),
    )),
  },
  eligibility: 'fits',
  clock: { within: workdays(20), from: 'study', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'study',
  steps: {
    study: {
      title: { kk: 'Өтінішті зерделеу', ru: 'Изучение заявления', en: 'Study of the request' }, by: { role: 'oversight.officer' }, within: workdays(15), basis: rules, check: 'fits', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Рұқсат беруді ұсыну', ru: 'Предложить разрешить', en: 'Propose the permit' }, to: 'decision', whenCheck: [true], findings: [conditions] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'oversight.head' }, within: workdays(3), basis: rules, check: 'fits', notBy: ['study'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        permit: { label: { kk: 'Рұқсатқа қол қою', ru: 'Подписать разрешение', en: 'Sign the permit' }, to: 'closed', decides: 'permitted', whenCheck: [true], after: { step: 'study', outcome: 'propose' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта зерделеуге жіберу', ru: 'Вернуть на изучение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    permitted: {
      title: { kk: 'Эксперименттік режимде сынауға рұқсат', ru: 'Разрешение на испытание в экспериментальном режиме', en: 'Sandbox permit' },
      words: { kk: 'Жүйені көрсетілген шарттармен және мерзім ішінде сынауға рұқсат берілді.', ru: 'Испытание системы разрешено на указанных условиях и на указанный срок.', en: 'The system may be tried under the conditions and for the time stated.' },
      effect: 'grant', rules: ['fits'], basis: rules, credential: { type: 'AiSandboxPermit', claims: [called.name, term.name], validFor: monthsIn(term) },
    },
    refused: {
      title: { kk: 'Сынауға рұқсат беруден бас тарту', ru: 'Отказ в разрешении на испытание', en: 'Refusal of a sandbox permit' }, words: { kk: 'Жүйені сынауға рұқсат берілмейді.', ru: 'Испытание системы не разрешается.', en: 'The system may not be tried.' },
      effect: 'refuse', rules: ['fits'], basis: rules, appeal: appealableBy('company'),
    },
  },
  reopensAt: 'study', obligations: { finalReport },
})

const ending: Procedure = byTwo({
  id: 'oversight.sandbox-end', about: ['oversight.sandbox'], effects: ['grant'], within: [workdays(3), workdays(2), workdays(10)],
  title: { kk: 'Эксперименттік режимде сынауға рұқсатты қайтарып алу', ru: 'Отзыв разрешения на испытание', en: 'Withdrawal of a sandbox permit' },
  summary: { kk: 'Шарты бұзылған рұқсатты қадағалау органы мерзімінен бұрын қайтарып алады.', ru: 'Орган надзора досрочно отзывает разрешение, условия которого нарушены.', en: 'The authority withdraws a permit whose conditions are broken before its end.' },
  audience: { kk: 'Рұқсат алған компаниялар', ru: 'Компании, получившие разрешение', en: 'Companies that hold a permit' },
  page: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [words('broken', { kk: 'Қандай шарт қалай бұзылды?', ru: 'Какое условие и как нарушено?', en: 'Which condition was broken, and how?' })],
  heard: true, proposal: { kk: 'Зерделеу', ru: 'Изучение', en: 'Study' },
  propose: { kk: 'Қайтарып алуды ұсыну', ru: 'Предложить отозвать', en: 'Propose the withdrawal' }, leave: { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' },
  sign: { kk: 'Қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the withdrawal' }, does: {}, decides: 'revoke',
  decision: {
    title: { kk: 'Рұқсатты қайтарып алу', ru: 'Отзыв разрешения', en: 'The permit is withdrawn' }, words: { kk: 'Жүйені сынауға берілген рұқсат қайтарып алынды.', ru: 'Разрешение на испытание системы отозвано.', en: 'The permit to try the system is withdrawn.' },
    effect: 'revoke', rules: [], basis: rules, appeal: { ...appealableBy('company'), procedure: 'oversight.sandbox-appeal' },
  },
})

const endingAppeal: Procedure = appealAgainst({
  id: 'oversight.sandbox-appeal', need: ['company'], from: '2026-01-18', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'oversight.appeals', against: [ending.id], revives: true,
  title: { kk: 'Сынауға рұқсатты қайтарып алуға шағым', ru: 'Жалоба на отзыв разрешения на испытание', en: 'Appeal against the withdrawal of a sandbox permit' },
  summary: { kk: 'Шағым қанағаттандырылса, рұқсат бұрынғы шарттарымен және мерзімімен қайта күшіне енеді.', ru: 'Если жалоба удовлетворена, разрешение восстанавливается на прежних условиях и на прежний срок.', en: 'If the appeal succeeds, the permit is in force again, under its conditions and until its day.' },
  audience: { kk: 'Рұқсаты қайтарып алынған компания', ru: 'Компания, разрешение которой отозвано', en: 'The company whose permit was withdrawn' },
})

export const sandbox: readonly Procedure[] = [permit, ending, endingAppeal]
