/** Takes imported systems out again: a file brought by mistake, or one entry of it. An officer proposes, the head sees which and signs. */
import { workdays } from '../../../law/duration.ts'
import { choice, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { notRepresentatives } from '../impartial.ts'
import { common, words } from './common.ts'
import { offices, rules } from './offices.ts'

export const importUndone: Procedure = procedure({
  ...common, id: 'oversight.import-undone',
  title: { kk: 'Импортталған жүйелерді тізілімнен алып тастау', ru: 'Исключение импортированных систем из реестра', en: 'Removal of imported systems from the register' },
  summary: {
    kk: 'Қате импортталған файлдың жазбалары немесе олардың біреуі тізілімнен алып тасталады: маман ұсынады, басшы қол қояды. Түзетілген файлды кейін қайта импорттауға болады.',
    ru: 'Записи ошибочно импортированного файла или одна из них исключаются из реестра: специалист предлагает, руководитель подписывает. Исправленный файл можно импортировать снова.',
    en: 'The entries of a file that was imported by mistake, or one of them, are struck off the register: an officer proposes, the head signs. The mended file can be imported again.',
  },
  audience: { kk: 'Қадағалау мамандары мен басшысы', ru: 'Специалисты и руководитель надзора', en: 'Officers and the head of oversight' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] }, opens: { by: 'office', role: 'oversight.officer' },
  form: [{
    id: 'what', title: { kk: 'Не алып тасталады?', ru: 'Что исключить?', en: 'What is struck off?' }, fields: [
      text('entry', {
        label: { kk: 'Импортталған жазбаның нөмірі', ru: 'Номер импортированной записи', en: 'Number of an imported entry' },
        hint: { kk: 'Мысалы, AIS-2026-000001. Файлдың кез келген жазбасы.', ru: 'Например, AIS-2026-000001. Любая запись файла.', en: 'Such as AIS-2026-000001. Any entry of the file.' }, maxLength: 40, public: true,
      }),
      choice('what', {
        label: { kk: 'Қай жазбалар?', ru: 'Какие записи?', en: 'Which entries?' }, public: true, choices: [
          { value: 'entry', label: { kk: 'Тек осы жазба', ru: 'Только эта запись', en: 'This entry alone' } },
          { value: 'file', label: { kk: 'Сол файлдан импортталғанның бәрі', ru: 'Все записи того же файла', en: 'All that came from the same file' } },
        ],
      }),
      integer('records', { label: { kk: 'Жазбалар саны', ru: 'Число записей', en: 'Number of entries' }, from: 'act.records', public: true }),
      words('why', { kk: 'Себебі', ru: 'Причина', en: 'The reason' }),
    ],
  }],
  rules: {},
  clock: { within: workdays(3), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'oversight.head' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        strike: { label: { kk: 'Тізілімнен алып тастауға қол қою', ru: 'Подписать исключение из реестра', en: 'Sign that they are struck off' }, to: 'closed', decides: 'struck', carriesOut: { act: 'systems.strike', with: { entry: 'entry', what: 'what' } } },
        leave: { label: { kk: 'Тізілімде қалдыру', ru: 'Оставить в реестре', en: 'Leave them in the register' }, to: 'closed', decides: 'left', reasons: true },
      },
    },
  },
  decisions: {
    struck: {
      title: { kk: 'Импортталған жүйелерді тізілімнен алып тастау', ru: 'Исключение импортированных систем из реестра', en: 'Imported systems are struck off the register' },
      words: { kk: 'Импортталған жазбалар тізілімнен алып тасталды. Олардың тарихы мен бастапқы жолдары сақталады.', ru: 'Импортированные записи исключены из реестра. Их история и исходные строки хранятся.', en: 'The imported entries are struck off. Their history and original rows are kept.' },
      effect: 'grant', rules: [], basis: rules,
    },
    left: {
      title: { kk: 'Импортталған жүйелер тізілімде қалдырылды', ru: 'Импортированные системы оставлены в реестре', en: 'Imported systems stay in the register' }, words: { kk: 'Жазбалар тізілімде қалады.', ru: 'Записи остаются в реестре.', en: 'The entries stay in the register.' },
      effect: 'dismiss', rules: [], basis: rules,
    },
  },
})
