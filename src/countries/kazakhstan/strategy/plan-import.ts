/** A whole plan by one act: an analyst attaches the file, the head sees what of it is taken and what is not, and signs. */
import { workdays, years } from '../../../law/duration.ts'
import { file, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { rules } from './acts.ts'
import { certainty } from '../certainty.ts'
import { direction, method } from './fields.ts'
import { bodies, offices } from './offices.ts'

export const planImport: Procedure = procedure({
  id: 'strategy.plan-import', title: { kk: 'Жоспарды файлмен енгізу', ru: 'Внесение плана файлом', en: 'Entry of a plan from a file' },
  summary: {
    kk: 'Талдаушы StratML файлын немесе Open SDG деректер репозиторийін қоса тіркейді, басшы одан не енгізілетінін және не енгізілмейтінін көріп, қол қояды. Мақсаттар, көрсеткіштер, іс-шаралар, мәндер, жобалар мен олардың бақылау нүктелері тізілімдерге түгел енгізіледі немесе мүлде енгізілмейді.',
    ru: 'Аналитик прикладывает файл StratML или репозиторий данных Open SDG, руководитель видит, что из него вносится и что нет, и подписывает. Цели, показатели, мероприятия, значения, проекты и их контрольные точки вносятся в реестры все вместе или не вносятся вовсе.',
    en: 'An analyst attaches a StratML file or a data repository of Open SDG, the head sees what of it is taken and what is not, and signs. Goals, indicators, measures, figures, projects and milestones are entered together, or none of them is.',
  },
  audience: { kk: 'Үйлестіруші органның талдаушылары мен басшысы', ru: 'Аналитики и руководитель координирующего органа', en: 'Analysts and the head of the coordinating body' },
  inForce: { from: '2026-06-09', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.strategy, offices: { 'strategy.analyst': offices['strategy.analyst'], 'strategy.head': offices['strategy.head'] },
  opens: { by: 'office', role: 'strategy.analyst' }, parameters: {}, obligations: {}, fee: 'free',
  complaint: {
    words: { kk: 'Енгізілген жоспарға қатысты шағымды үйлестіруші органның басшысына немесе сотқа беруге болады.', ru: 'Жалобу на внесённый план можно подать руководителю координирующего органа или в суд.', en: 'You can complain about the plan that was entered to the head of the coordinating body, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
  keep: { for: years(10), basis: rules },
  form: [
    {
      id: 'file', title: { kk: 'Файл', ru: 'Файл', en: 'The file' }, fields: [
        file('file', {
          label: { kk: 'Жоспар файлы (StratML немесе Open SDG)', ru: 'Файл плана (StratML или Open SDG)', en: 'File of the plan (StratML or Open SDG)' }, hint: { kk: 'ISO 17469 стандартының 1 немесе 2-бөлімі, XML; немесе Open SDG сайтының деректер репозиторийі, ZIP.', ru: 'Часть 1 или 2 стандарта ISO 17469, XML; или репозиторий данных сайта Open SDG, ZIP.', en: 'Part 1 or 2 of ISO 17469, XML; or the data repository of an Open SDG site, ZIP.' },
          accept: ['application/xml', 'application/zip'], limitMegabytes: 20,
        }),
        { ...method, label: { kk: 'Файлда әдіс көрсетілмесе, ілгерілеу қандай әдіспен есептеледі?', ru: 'Каким методом считать прогресс, если метод в файле не указан?', en: 'By which method is progress computed where the file names none?' } },
        { ...direction, label: { kk: 'Файлда көрсетілмесе, қай бағыт қажетті деп саналады?', ru: 'Какое направление считать желаемым, если в файле оно не указано?', en: 'Which direction is wanted where the file names none?' } },
        { ...certainty, label: { kk: 'Файлда көрсетілмесе, мәліметтердің анықтығы қандай деп саналады?', ru: 'Какой считать достоверность сведений, если в файле она не указана?', en: 'How sure is it where the file does not say so?' } },
      ],
    },
    {
      id: 'taken', title: { kk: 'Не енгізіледі', ru: 'Что вносится', en: 'What is entered' }, fields: [
        integer('goals', { label: { kk: 'Мақсаттар саны', ru: 'Число целей', en: 'Number of goals' }, from: 'act.goals', public: true }),
        integer('indicators', { label: { kk: 'Көрсеткіштер саны', ru: 'Число показателей', en: 'Number of indicators' }, from: 'act.indicators', public: true }),
        integer('measures', { label: { kk: 'Іс-шаралар саны', ru: 'Число мероприятий', en: 'Number of measures' }, from: 'act.measures', public: true }),
        integer('figures', { label: { kk: 'Мәндер саны', ru: 'Число значений', en: 'Number of figures' }, from: 'act.figures', public: true }),
        integer('projects', { label: { kk: 'Бағдарламалар мен жобалар саны', ru: 'Число программ и проектов', en: 'Number of programmes and projects' }, from: 'act.projects', public: true }),
        integer('milestones', { label: { kk: 'Бақылау нүктелерінің саны', ru: 'Число контрольных точек', en: 'Number of milestones' }, from: 'act.milestones', public: true }),
        text('hash', { label: { kk: 'Файлдың SHA-256 хеші', ru: 'Хеш SHA-256 файла', en: 'SHA-256 of the file' }, maxLength: 64, from: 'act.hash', public: true, technical: true }),
      ],
    },
  ],
  rules: {}, clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'strategy.head' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        enter: {
          label: { kk: 'Жоспарды енгізуге қол қою', ru: 'Подписать внесение плана', en: 'Sign the entry of the plan' }, to: 'closed', decides: 'entered',
          carriesOut: { act: 'strategy.import', with: { file: 'file', method: 'method', direction: 'direction', certainty: 'certainty' } },
        },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    entered: {
      title: { kk: 'Жоспарды тізілімдерге енгізу туралы шешім', ru: 'Решение о внесении плана в реестры', en: 'Decision to enter a plan in the registers' },
      words: { kk: 'Файлдағы жоспар тізілімдерге түгел енгізіледі.', ru: 'План из файла вносится в реестры целиком.', en: 'The plan of the file is entered in the registers as a whole.' }, effect: 'grant', rules: [], basis: rules,
    },
    returned: {
      title: { kk: 'Файлды қайтару', ru: 'Возврат файла', en: 'Return of a file' }, words: { kk: 'Жоспар енгізілмейді. Түзетілген файлды қайта ұсынуға болады.', ru: 'План не вносится. Исправленный файл можно представить снова.', en: 'The plan is not entered. A mended file can be brought again.' }, effect: 'dismiss', rules: [], basis: rules,
    },
  },
})
