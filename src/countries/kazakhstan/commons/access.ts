/** Access to a dataset of the commons: how an organisation is lent data, for what, for how long, and by whom it is decided. */
import { assumed } from '../../../law/citation.ts'
import { monthsIn, months as monthsOf, workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import { procedure } from '../../../law/procedure.ts'
import { all, atMost, is, titled } from '../../../law/rule.ts'
import { administrativeCode, secondary, stateServicesLaw } from '../acts.ts'
import { answered, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import {
  accessForm, agreement, agrees, dataset, datasetName, duties, fromVersion, lentColumns, lentRows, longest, longestAtOnce, mode, modeIs, months, purpose, purposeIs,
} from './access-form.ts'
import { bodies, lendingRules, offices } from './offices.ts'

const rules = assumed(lendingRules)

const columns = text('columns', {
  label: { kk: 'Тек мына бағандар', ru: 'Только эти столбцы', en: 'Only these columns' },
  hint: { kk: 'Үтір арқылы. Бос болса, иесі беретін бағандардың бәрі.', ru: 'Через запятую. Пусто — все столбцы, которые предоставляет владелец.', en: 'Separated by commas. Empty: all that the owner lends.' },
  maxLength: 4000, optional: true, public: true,
})

export const access = procedure({
  id: 'commons.access',
  title: { kk: 'Деректерге рұқсат алу', ru: 'Доступ к набору данных', en: 'Access to a dataset' },
  summary: {
    kk: 'Рұқсатпен берілетін деректер жиынын белгілі мақсатқа, мерзімге және аталған адамдарға пайдалануға беру.',
    ru: 'Предоставление набора данных по разрешению: для определённой цели, на определённый срок и названным людям.',
    en: 'Lending a restricted dataset for a purpose, for a time and to named people.',
  },
  audience: { kk: 'Деректерді пайдаланғысы келетін ұйымдар', ru: 'Организации, которым нужны данные', en: 'Organisations that want to use the data' },
  inForce: { from: '2026-01-18', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.commons,
  offices,
  opens: { by: 'company', signs: 'anyone' },
  subject: { register: 'commons.dataset', title: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' } },
  form: accessForm,
  parameters: {},
  rules: {
    atOnce: titled({ kk: 'Деректерді бірден беру шарттары', ru: 'Условия предоставления данных сразу', en: 'Conditions for lending the data at once' }, all(
      purposeIs('atOnce').by(rules).else({
        kk: 'Иесі бұл мақсатқа деректерді бірден бермейді.', ru: 'Для этой цели владелец не предоставляет данные сразу.', en: 'The owner does not lend the data at once for this purpose.',
      }),
      modeIs('atOnce').by(rules).else({
        kk: 'Иесі деректерді бұл тәсілмен бірден бермейді.', ru: 'Таким способом владелец не предоставляет данные сразу.', en: 'The owner does not lend the data at once in this way.',
      }),
      atMost(months, longestAtOnce).by(rules).else({
        kk: 'Мұндай мерзімге деректер бірден берілмейді.', ru: 'На такой срок данные не предоставляются сразу.', en: 'The data are not lent at once for so long.',
      }),
      is(agrees, true).by(rules).else({
        kk: 'Келісім шарттары қабылданбаған.', ru: 'Условия соглашения не приняты.', en: 'The terms of the agreement are not accepted.',
      }),
    )),
    lent: titled({ kk: 'Деректерді беру шарттары', ru: 'Условия предоставления данных', en: 'Conditions for lending the data' }, all(
      purposeIs('lent').by(rules).else({
        kk: 'Иесі деректерді бұл мақсатқа бермейді.', ru: 'Для этой цели владелец данные не предоставляет.', en: 'The owner does not lend the data for this purpose.',
      }),
      modeIs('lent').by(rules).else({
        kk: 'Иесі деректерді бұл тәсілмен бермейді.', ru: 'Таким способом владелец данные не предоставляет.', en: 'The owner does not lend the data in this way.',
      }),
      atMost(months, longest).by(rules).else({
        kk: 'Сұралған мерзім иесі белгілеген мерзімнен ұзақ.', ru: 'Запрошенный срок больше установленного владельцем.', en: 'The time asked for is longer than the owner allows.',
      }),
      is(agrees, true).by(rules).else({
        kk: 'Келісім шарттары қабылданбаған.', ru: 'Условия соглашения не приняты.', en: 'The terms of the agreement are not accepted.',
      }),
    )),
  },
  clock: { within: workdays(10), from: 'terms', stopsIn: ['hearing'], silence: 'escalate', basis: rules },
  starts: 'terms',
  steps: {
    terms: {
      title: { kk: 'Шарттармен салыстыру', ru: 'Сверка с условиями', en: 'Comparison with the terms' },
      by: 'rules', basis: rules, check: 'atOnce',
      outcomes: {
        grant: { label: { kk: 'Бірден беру', ru: 'Предоставить сразу', en: 'Grant at once' }, to: 'closed', decides: 'grant', whenCheck: [true] },
        study: { label: { kk: 'Қарауға жіберу', ru: 'Передать на рассмотрение', en: 'Pass on for study' }, to: 'study', whenCheck: [false, 'unknown'] },
      },
      late: 'escalate',
    },
    study: {
      title: { kk: 'Өтінішті қарау', ru: 'Рассмотрение заявления', en: 'Study of the application' },
      by: { role: 'commons.steward' }, excluded: notRepresentatives, within: workdays(5), basis: rules, check: 'lent', findings: [columns],
      outcomes: {
        proposeGrant: { label: { kk: 'Беруді ұсыну', ru: 'Предложить предоставить', en: 'Propose to grant' }, to: 'decision', whenCheck: [true] },
        proposeRefusal: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказать', en: 'Propose to refuse' }, to: 'hearing', reasons: true },
      },
      late: 'escalate',
    },
    hearing: heardBefore('decision', ['refuse']),
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' },
      by: { role: 'commons.head' }, excluded: notRepresentatives, basis: rules, check: 'lent', notBy: ['study'], sign: true,
      outcomes: {
        grant: {
          label: { kk: 'Беру туралы шешімге қол қою', ru: 'Подписать решение о предоставлении', en: 'Sign the grant' }, to: 'closed', decides: 'grant',
          whenCheck: [true], after: { step: 'study', outcome: 'proposeGrant' },
        },
        refuse: {
          label: { kk: 'Бас тарту туралы шешімге қол қою', ru: 'Подписать решение об отказе', en: 'Sign the refusal' }, to: 'closed', decides: 'refuse', reasons: true, findings: [answered],
          after: { step: 'study', outcome: 'proposeRefusal' },
        },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    grant: {
      title: { kk: 'Деректерге рұқсат', ru: 'Разрешение на доступ к данным', en: 'Grant of access to data' },
      words: {
        kk: 'Ұйымға деректер жиынын осы рұқсатта аталған мақсатқа, тәсілмен және мерзімге пайдалануға рұқсат берілді.',
        ru: 'Организации разрешено пользоваться набором данных для цели, способом и в срок, указанные в этом разрешении.',
        en: 'The organisation may use the dataset for the purpose, in the way and for the time that this grant states.',
      },
      effect: 'grant', rules: ['lent'], basis: rules,
      credential: {
        type: 'DatasetAccess', validFor: monthsIn(months),
        claims: [dataset, datasetName, fromVersion, purpose, mode, months, duties, lentColumns, lentRows, columns, agreement].map(({ name }) => name),
      },
    },
    refuse: {
      title: { kk: 'Деректерге рұқсат беруден бас тарту туралы шешім', ru: 'Решение об отказе в доступе к данным', en: 'Refusal of access to data' },
      words: {
        kk: 'Ұйымға деректер жиынын пайдалануға рұқсат беруден бас тартылды.', ru: 'Организации отказано в доступе к набору данных.', en: 'Access to the dataset is refused.',
      },
      effect: 'refuse', rules: ['lent'], basis: rules,
      appeal: { within: monthsOf(3), procedure: 'commons.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') },
    },
  },
  reopensAt: 'study',
  obligations: {},
  fee: 'free',
  complaint: {
    words: {
      kk: 'Деректер кураторының әрекетіне немесе әрекетсіздігіне деректер қорының басшысына шағымдануға болады.',
      ru: 'На действия или бездействие куратора данных можно пожаловаться руководителю фонда данных.',
      en: 'You can complain about what the steward did or failed to do to the head of the commons.',
    },
    basis: assumed(stateServicesLaw),
  },
  keep: { for: years(5), basis: rules },
})
