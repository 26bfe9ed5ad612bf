/** The import of a file of another register: an officer attaches it, the head sees what of it is lost and signs. */
import { workdays } from '../../../law/duration.ts'
import { choice, file, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './common.ts'
import { offices, rules } from './offices.ts'

const standards = [
  ['nl-1.0', { kk: 'Нидерландының жариялау стандарты, 1.0', ru: 'Нидерландский стандарт публикации, 1.0', en: 'Dutch publication standard, 1.0' }],
  ['uk-atrs-3.0', { kk: 'Ұлыбританияның ATRS стандарты, 3.0', ru: 'Британский стандарт ATRS, 3.0', en: 'British ATRS, 3.0' }],
  ['us-2024', { kk: 'АҚШ федералды тізімдемесі, 2024', ru: 'Федеральный перечень США, 2024', en: 'Federal inventory of the United States, 2024' }],
  ['eu-viii-a', { kk: 'ЕО, VIII қосымша, A бөлімі', ru: 'ЕС, приложение VIII, раздел A', en: 'EU, Annex VIII, section A' }],
  ['eu-viii-b', { kk: 'ЕО, VIII қосымша, B бөлімі', ru: 'ЕС, приложение VIII, раздел B', en: 'EU, Annex VIII, section B' }],
  ['eu-viii-c', { kk: 'ЕО, VIII қосымша, C бөлімі', ru: 'ЕС, приложение VIII, раздел C', en: 'EU, Annex VIII, section C' }],
] as const

export const systemsImport: Procedure = procedure({
  ...common, id: 'oversight.systems-import',
  title: { kk: 'Басқа тізілімнің файлын импорттау', ru: 'Импорт файла другого реестра', en: 'Import of a file of another register' },
  summary: {
    kk: 'Маман басқа тізілімнің жарияланған файлын қоса тіркейді, басшы не алынатынын, не алынбайтынын көріп, қол қояды. Файлдағы жүйелер тізілімге бірден, түгел енгізіледі немесе мүлде енгізілмейді.',
    ru: 'Специалист прикладывает опубликованный файл другого реестра, руководитель видит, что из него берётся и что нет, и подписывает. Системы из файла вносятся в реестр сразу все или ни одной.',
    en: 'An officer attaches the published file of another register, the head sees what of it is taken and what is not, and signs. The systems of the file are entered in the register at once, all or none.',
  },
  audience: { kk: 'Қадағалау мамандары мен басшысы', ru: 'Специалисты и руководитель надзора', en: 'Officers and the head of oversight' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] }, opens: { by: 'office', role: 'oversight.officer' },
  form: [
    {
      id: 'file', title: { kk: 'Файл', ru: 'Файл', en: 'The file' }, fields: [
        choice('standard', { label: { kk: 'Стандарты', ru: 'Стандарт', en: 'Standard' }, public: true, choices: standards.map(([value, label]) => ({ value, label })) }),
        file('file', {
          label: { kk: 'Басқа тізілімнің файлы', ru: 'Файл другого реестра', en: 'File of the other register' },
          hint: { kk: 'CSV немесе JSON. Жарияланған файл ғана: оның жолдары жазбалармен бірге сақталып, бұрынғы түрінде беріле алады.', ru: 'CSV или JSON. Только опубликованный файл: его строки хранятся с записями и могут быть выданы такими, какими были.', en: 'CSV or JSON. Only a published one: its rows are kept with the entries, and can be given as they were.' },
          accept: ['text/csv', 'application/json', 'text/plain'], limitMegabytes: 25,
        }),
      ],
    },
    {
      id: 'report', title: { kk: 'Не алынады', ru: 'Что берётся', en: 'What is taken' }, fields: [
        integer('records', { label: { kk: 'Жүйелер саны', ru: 'Число систем', en: 'Number of systems' }, from: 'act.records', public: true }),
        text('sums', { label: { kk: 'Мәндердің не болатыны', ru: 'Что станет со значениями', en: 'What becomes of the values' }, maxLength: 300, from: 'act.sums', public: true, technical: true }),
        text('hash', { label: { kk: 'Файлдың SHA-256 хеші', ru: 'Хеш SHA-256 файла', en: 'SHA-256 of the file' }, maxLength: 64, from: 'act.hash', public: true, technical: true }),
        text('report', {
          label: { kk: 'Есеп', ru: 'Отчёт', en: 'Report' }, maxLength: 100, from: 'act.report', technical: true,
          opens: { path: '/oversight/exchange/reports/', label: { kk: 'Не алынып, не алынбайтынын көру', ru: 'Посмотреть, что берётся и что нет', en: 'See what is taken and what is not' } },
        }),
      ],
    },
  ],
  rules: {},
  clock: { within: workdays(3), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'oversight.head' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter them in the register' }, to: 'closed', decides: 'entered', carriesOut: { act: 'systems.import', with: { file: 'file', standard: 'standard' } } },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    entered: {
      title: { kk: 'Жүйелерді тізілімге енгізу туралы шешім', ru: 'Решение о внесении систем в реестр', en: 'Decision to enter systems in the register' },
      words: {
        kk: 'Файлдағы жүйелер тізілімге енгізіледі. Әр жазбаның бастапқы жолы сол күйінде сақталады.', ru: 'Системы из файла вносятся в реестр. Исходная строка каждой записи хранится такой, какой была.', en: 'The systems of the file are entered in the register. The original row of each entry is kept as it was.',
      },
      effect: 'grant', rules: [], basis: rules,
    },
    returned: {
      title: { kk: 'Файлды қайтару', ru: 'Возврат файла', en: 'Return of a file' }, words: { kk: 'Файл импортталмайды. Түзетілгеннен кейін оны қайта ұсынуға болады.', ru: 'Файл не импортируется. После исправления его можно представить снова.', en: 'The file is not imported. Once mended it can be brought again.' },
      effect: 'dismiss', rules: [], basis: rules,
    },
  },
})
