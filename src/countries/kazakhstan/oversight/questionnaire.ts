/** A further version of Canada's questionnaire: an officer attaches the file as it was published, the head sees what it asks and signs. */
import { workdays } from '../../../law/duration.ts'
import { file, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './common.ts'
import { offices, rules } from './offices.ts'

export const questionnaireAdded: Procedure = procedure({
  ...common, id: 'oversight.questionnaire',
  title: { kk: 'Канада сауалнамасының жаңа нұсқасын қосу', ru: 'Добавление новой версии анкеты Канады', en: 'Addition of a further version of Canada’s questionnaire' },
  summary: {
    kk: 'Маман Канада жариялаған әсерді бағалау сауалнамасының файлын қоса тіркейді, басшы оның бұрынғы нұсқадан айырмашылығын көріп, қол қояды. Содан бастап осы нұсқа бойынша жасалған бағалаулардың балы есептеледі. Қосылған нұсқа өзгермейді және жойылмайды.',
    ru: 'Специалист прикладывает файл анкеты оценки воздействия, опубликованный Канадой; руководитель видит отличия от прежней версии и подписывает решение. С этого времени баллы оценок, сделанных по этой версии, рассчитываются. Добавленная версия не меняется и не удаляется.',
    en: 'An officer attaches the file of a questionnaire of impact that Canada has published, the head sees how it differs from the version before and signs. From then on assessments made by this version are scored. What was added never changes and is never deleted.',
  },
  audience: { kk: 'Қадағалау мамандары мен басшысы', ru: 'Специалисты и руководитель надзора', en: 'Officers and the head of oversight' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] }, opens: { by: 'office', role: 'oversight.officer' },
  form: [
    {
      id: 'file', title: { kk: 'Файл', ru: 'Файл', en: 'The file' }, fields: [
        text('version', {
          label: { kk: 'Нұсқасы', ru: 'Версия', en: 'Version' }, maxLength: 20, public: true,
          hint: { kk: 'Жариялаушы жазғандай, мысалы, 1.1.0. Бағалау файлдарында нұсқа осылай көрсетіледі.', ru: 'Как её пишет составитель, например 1.1.0. Так версия указана в файлах оценок.', en: 'As its publisher writes it, such as 1.1.0. Files of assessments name it so.' },
        }),
        text('source', {
          label: { kk: 'Қайда жарияланған', ru: 'Где опубликована', en: 'Where it is published' }, maxLength: 300, public: true,
          hint: { kk: 'Толық мекенжайы, мысалы, https://github.com/canada-ca/aia-eia-js.', ru: 'Полный адрес, например https://github.com/canada-ca/aia-eia-js.', en: 'The whole address, such as https://github.com/canada-ca/aia-eia-js.' },
        }),
        file('file', {
          label: { kk: 'Сауалнама файлы (SurveyJS, JSON)', ru: 'Файл анкеты (SurveyJS, JSON)', en: 'File of the questionnaire (SurveyJS, JSON)' },
          hint: { kk: 'Жарияланған күйінде, өзгеріссіз: файл хешімен бірге мерзімсіз сақталады.', ru: 'В том виде, в каком опубликован, без изменений: файл хранится бессрочно вместе с хешем.', en: 'As it was published, unchanged: the file is kept for ever, with its hash.' },
          accept: ['application/json', 'text/plain'], limitMegabytes: 2,
        }),
        text('number', { label: { kk: 'Нұсқа нөмірі', ru: 'Номер версии', en: 'Number of the version' }, maxLength: 20, from: 'act.number', public: true }),
        integer('questions', { label: { kk: 'Сұрақтар саны', ru: 'Число вопросов', en: 'Number of questions' }, from: 'act.questions', public: true }),
        integer('points', { label: { kk: 'Балл берілетін сұрақтар', ru: 'Вопросов с баллами', en: 'Questions with points' }, from: 'act.points', public: true }),
        text('hash', { label: { kk: 'Файлдың SHA-256 хеші', ru: 'Хеш SHA-256 файла', en: 'SHA-256 of the file' }, maxLength: 64, from: 'act.hash', public: true, technical: true }),
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
        add: { label: { kk: 'Нұсқаны қосуға қол қою', ru: 'Подписать добавление версии', en: 'Sign that the version is added' }, to: 'closed', decides: 'added', carriesOut: { act: 'assessments.questionnaire', with: { version: 'version', source: 'source', file: 'file' } } },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    added: {
      title: { kk: 'Сауалнаманың жаңа нұсқасын қосу туралы шешім', ru: 'Решение о добавлении новой версии анкеты', en: 'Decision to add a further version of a questionnaire' },
      words: {
        kk: 'Сауалнаманың нұсқасы қосылды. Осы нұсқадағы бағалаулардың балы оның сұрақтары бойынша есептеледі.', ru: 'Версия анкеты добавлена. Баллы оценок, сделанных по этой версии, рассчитываются по её вопросам.', en: 'The version of the questionnaire is added. Assessments made by it are scored by its questions.',
      },
      effect: 'grant', rules: [], basis: rules,
    },
    returned: {
      title: { kk: 'Сауалнама файлын қайтару', ru: 'Возврат файла анкеты', en: 'Return of the file of a questionnaire' }, words: { kk: 'Нұсқа қосылмайды. Түзетілгеннен кейін файлды қайта ұсынуға болады.', ru: 'Версия не добавляется. После исправления файл можно представить снова.', en: 'The version is not added. Once mended the file can be brought again.' },
      effect: 'dismiss', rules: [], basis: rules,
    },
  },
})
