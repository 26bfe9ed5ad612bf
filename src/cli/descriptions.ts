/** The commands of `shanyraq`, in the order in which help shows them. */
import type { Description, Option } from './command.ts'
import { spoken } from '../law/text.ts'

const data: Option = {
  value: 'FOLDER',
  about: spoken({
    kk: 'деректер бумасы (SHANYRAQ_DATA орнына; әдепкісі ./data)',
    ru: 'папка данных (вместо SHANYRAQ_DATA; по умолчанию ./data)',
    en: 'data folder (instead of SHANYRAQ_DATA; ./data by default)',
  }),
}

const port: Option = {
  value: 'N',
  about: spoken({
    kk: 'портал тыңдайтын порт (PORT орнына)',
    ru: 'порт портала (вместо PORT)',
    en: 'port of the portal (instead of PORT)',
  }),
}

const large: Option = {
  about: spoken({
    kk: 'жаңа бумаға үлгі деректерді көбірек жазу: бір жылға жуық тарихы бар үш жүз компания; алғашқы іске қосу бірнеше минутқа созылады',
    ru: 'записать в новую папку больше демонстрационных данных: триста компаний с историей почти за год; первый запуск длится несколько минут',
    en: 'fill a new folder with a large sample: three hundred companies with a history of nearly a year; the first start takes a few minutes',
  }),
}

export const descriptions = {
  start: {
    about: spoken({
      kk: 'Порталды толық іске қосу: дерекқор, беттер және фондық жұмыстар',
      ru: 'Запустить портал целиком: базу данных, страницы и фоновые работы',
      en: 'Start the whole portal: database, pages and background work',
    }),
    options: { port, data, large },
  },
  web: {
    about: spoken({
      kk: 'Беттер мен API-ді ғана іске қосу; DATABASE_URL қажет',
      ru: 'Запустить только страницы и API; нужен DATABASE_URL',
      en: 'Start only the pages and the API; needs DATABASE_URL',
    }),
    options: { port, data },
  },
  worker: {
    about: spoken({
      kk: 'Фондық жұмыстарды ғана іске қосу; DATABASE_URL қажет',
      ru: 'Запустить только фоновые работы; нужен DATABASE_URL',
      en: 'Start only the background work; needs DATABASE_URL',
    }),
    options: { data },
  },
  gateway: {
    about: spoken({
      kk: 'Тілдік модельдің API-ін (/v1/) ғана іске қосу; DATABASE_URL қажет',
      ru: 'Запустить только API языковой модели (/v1/); нужен DATABASE_URL',
      en: 'Start only the API of the language model (/v1/); needs DATABASE_URL',
    }),
    options: { port, data },
    more: spoken({
      kk: 'web және worker процестерімен қатар жұмыс істейді: дерекқоры, PUBLIC_URL мәні және деректер бумасы ортақ. Кестелерді өзгертпейді.',
      ru: 'Работает вместе с web и worker: с той же базой данных, тем же PUBLIC_URL и той же папкой данных. Таблицы не меняет.',
      en: 'Runs beside web and worker, on their database, PUBLIC_URL and data folder. Changes no tables.',
    }),
  },
  engine: {
    about: spoken({
      kk: 'Басқа сервердегі порталдың деректеріне сұрауларды орындау; ENGINE_KEY қажет',
      ru: 'Выполнять запросы к данным для портала на другом сервере; нужен ENGINE_KEY',
      en: 'Run questions to data for a portal on another host; needs ENGINE_KEY',
    }),
    options: { port, data },
    more: spoken({
      kk: 'Дерекқорды ашпайды. Порталға бұл сервердің мекенжайы ENGINE_HOSTS мәнінде көрсетіледі; ENGINE_KEY екеуінде бірдей.',
      ru: 'Базу данных не открывает. Адрес этого сервера порталу указывают в ENGINE_HOSTS; ENGINE_KEY у обоих одинаков.',
      en: 'Opens no database. The portal names this host in ENGINE_HOSTS; ENGINE_KEY is the same on both.',
    }),
  },
  migrate: {
    about: spoken({
      kk: 'Дерекқор кестелерін осы нұсқаға келтіру',
      ru: 'Привести таблицы базы данных к этой версии',
      en: 'Bring the tables of the database to this version',
    }),
    options: { data },
  },
  verify: {
    about: spoken({
      kk: 'Шешімді немесе жарияланған жиынтық көрсеткіштерді файлы бойынша желісіз, бүкіл журналдың тұтастығын немесе порталдың көрсеткішін тексеру',
      ru: 'Проверить решение или опубликованные сводные показатели по файлу без сети, целостность всего журнала или показатель портала',
      en: 'Verify a decision or published aggregates from the file, offline, the whole journal, or an indicator of a portal',
    }),
    operands: ['FILE|journal|indicator|ranking', 'ID|FILE?'],
    options: {
      data,
      portal: { value: 'URL', about: spoken({ kk: 'indicator, ranking: порталдың мекенжайы (SHANYRAQ_PORTAL орнына)', ru: 'indicator, ranking: адрес портала (вместо SHANYRAQ_PORTAL)', en: 'indicator, ranking: address of the portal (instead of SHANYRAQ_PORTAL)' }) },
      trust: {
        value: 'FILE',
        about: spoken({
          kk: 'орган кілттерінің файлы (порталдағы /.well-known/shanyraq/trust.json)',
          ru: 'файл ключей органа (на портале: /.well-known/shanyraq/trust.json)',
          en: 'file of the issuer’s keys (on the portal: /.well-known/shanyraq/trust.json)',
        }),
      },
    },
    more: spoken({
      kk: 'Файл: құжаттың PDF-і, электрондық куәлік (.jwt) немесе дәлелдемелер жинағы (.json).\nverify indicator ID --portal URL: көрсеткішті порталдың ашық журналынан қайта есептейді.\nverify ranking FILE: конкурстың жарияланған рейтингін файлы бойынша қайта есептейді, --portal берілсе, журналмен салыстырады.',
      ru: 'Файл: PDF документа, электронное свидетельство (.jwt) или набор доказательств (.json).\nverify indicator ID --portal URL: пересчитывает показатель по открытому журналу портала.\nverify ranking FILE: заново вычисляет опубликованный рейтинг конкурса по файлу, с --portal сверяет его с журналом.',
      en: 'The file: the PDF of a certificate, a credential (.jwt) or a bundle of proofs (.json).\nverify indicator ID --portal URL: counts an indicator anew from the public journal of a portal.\nverify ranking FILE: computes the published ranking of a call again from its file, and with --portal holds it against the journal.',
    }),
  },
  clock: {
    about: spoken({
      kk: 'Портал уақытының дұрыс-бұрысын көрсету немесе сервер сағатының дұрыс екенін растау',
      ru: 'Показать, верно ли время портала, или подтвердить, что часы сервера идут верно',
      en: 'Show whether the time of the portal is right, or confirm that the clock of the machine is',
    }),
    operands: ['confirm?'],
    options: { data },
    more: spoken({
      kk: 'Сағат күмәнді болса, мерзімге байланысты ештеңе орындалмайды. Растамас бұрын күн мен уақытты басқа дереккөзден тексеріңіз: расталған уақытқа дейін өткен мерзімдердің салдары туындайды.',
      ru: 'Пока часы под сомнением, действия по срокам не выполняются. Прежде чем подтвердить, сверьте дату и время по другому источнику: наступят последствия сроков, которые к этому времени истекли.',
      en: 'While the clock is in doubt, nothing is done by it. Check the date and the hour with another source before you confirm: terms that are over by then take effect.',
    }),
  },
  data: {
    about: spoken({
      kk: 'Порталдың деректер жиындары: жіберу, жүктеп алу, сұрау, нұсқаларды салыстыру',
      ru: 'Наборы данных портала: отправить, скачать, запросить, сравнить версии',
      en: 'Datasets of a portal: send, fetch, query, compare versions',
    }),
    operands: ['push|pull|query|diff', '...'],
    options: {
      portal: { value: 'URL', about: spoken({ kk: 'порталдың мекенжайы (SHANYRAQ_PORTAL орнына)', ru: 'адрес портала (вместо SHANYRAQ_PORTAL)', en: 'address of the portal (instead of SHANYRAQ_PORTAL)' }) },
      version: { value: 'N', about: spoken({ kk: 'pull: нұсқаның нөмірі', ru: 'pull: номер версии', en: 'pull: number of the version' }) },
      message: { value: 'TEXT', about: spoken({ kk: 'push: не өзгергені', ru: 'push: что изменено', en: 'push: what has changed' }) },
      json: { about: spoken({ kk: 'query: CSV орнына JSON жолдары', ru: 'query: строки JSON вместо CSV', en: 'query: JSON lines instead of CSV' }) },
      table: { value: 'NAME', about: spoken({ kk: 'diff: кесте', ru: 'diff: таблица', en: 'diff: the table' }) },
      key: { value: 'COLUMN', about: spoken({ kk: 'diff: жолдарды сәйкестендіретін баған', ru: 'diff: столбец, по которому сопоставляются строки', en: 'diff: the column by which rows belong together' }) },
    },
    more: spoken({
      kk: 'data push ИЕ/АТАУ [БУМА]\ndata pull ИЕ/АТАУ [БУМА]\ndata query "SELECT …" ИЕ/АТАУ...\ndata diff ИЕ/АТАУ [НҰСҚА НҰСҚА]\nПортал кілті — SHANYRAQ_TOKEN айнымалысында.',
      ru: 'data push ВЛАДЕЛЕЦ/ИМЯ [ПАПКА]\ndata pull ВЛАДЕЛЕЦ/ИМЯ [ПАПКА]\ndata query "SELECT …" ВЛАДЕЛЕЦ/ИМЯ...\ndata diff ВЛАДЕЛЕЦ/ИМЯ [ВЕРСИЯ ВЕРСИЯ]\nКлюч портала — в переменной SHANYRAQ_TOKEN.',
      en: 'data push OWNER/NAME [FOLDER]\ndata pull OWNER/NAME [FOLDER]\ndata query "SELECT …" OWNER/NAME...\ndata diff OWNER/NAME [VERSION VERSION]\nThe portal key stands in SHANYRAQ_TOKEN.',
    }),
  },
  backup: {
    about: spoken({
      kk: 'Дерекқор мен файлдардың сақтық көшірмесін бір файлға жазу; портал жұмыс істей береді',
      ru: 'Записать резервную копию базы и файлов в один файл; портал продолжает работать',
      en: 'Back up the database and the files to one file; the portal goes on working',
    }),
    operands: ['FILE'],
    options: {
      data,
      check: {
        about: spoken({
          kk: 'жаңа көшірме жасамай, бар көшірменің бүтіндігін тексеру',
          ru: 'не делать копию, а проверить имеющуюся',
          en: 'make none, but check that an existing one is whole',
        }),
      },
    },
    more: spoken({
      kk: 'Көшірмеде дербес деректер мен кілттер бар: оны шифрлап, басқа машинада сақтаңыз. S3 қоймасындағы файлдар '
        + 'көшірмеге кірмейді: қойманың өз құралын пайдаланыңыз.',
      ru: 'В копии есть персональные данные и ключи: зашифруйте её и храните на другой машине. Файлы из хранилища S3 '
        + 'в копию не входят: пользуйтесь средствами самого хранилища.',
      en: 'A backup holds personal data and keys: encrypt it and keep it on another machine. Files in an S3 store '
        + 'are not in it: use the means of that store.',
    }),
  },
  restore: {
    about: spoken({
      kk: 'Сақтық көшірмені бос дерекқорға және бос деректер бумасына қалпына келтіру',
      ru: 'Восстановить резервную копию в пустую базу и пустую папку данных',
      en: 'Restore a backup into an empty database and an empty data folder',
    }),
    operands: ['FILE'],
    options: {
      data,
      last: {
        value: 'FILE',
        about: spoken({
          kk: 'соңғы қол қойылған бақылау нүктесі (ескі бумадағы keys/journal.anchor)',
          ru: 'последняя подписанная контрольная точка (keys/journal.anchor из прежней папки)',
          en: 'the last signed checkpoint (keys/journal.anchor of the old folder)',
        }),
      },
      'new-history': {
        value: 'REASON',
        about: spoken({
          kk: 'кейінгі жазбалар жоғалған болса: журнал жаңа кілтпен ашық түрде жалғасады',
          ru: 'если более поздние записи утрачены: журнал открыто продолжится с новым ключом',
          en: 'when later entries are lost: the journal goes on openly under a new key',
        }),
      },
    },
    more: spoken({
      kk: 'Не бәрі қалпына келеді, не ештеңе өзгермейді. Ескі нұсқаның көшірмесі осы нұсқаға келтіріледі.',
      ru: 'Восстанавливается либо всё, либо ничего. Копия старой версии приводится к этой.',
      en: 'Either everything is restored or nothing changes. A backup of an older version is brought up to this one.',
    }),
  },
  'new-history': {
    about: spoken({
      kk: 'Журналды дерекқордағы күйінен бастап жаңа кілтпен ашық түрде жалғастыру',
      ru: 'Открыто продолжить журнал с новым ключом с того места, которым он кончается в базе данных',
      en: 'Go on with the journal as the database has it, openly, under a new key',
    }),
    operands: ['REASON'],
    options: { data },
    more: spoken({
      kk: 'Дерекқор қол қойылған соңғы журналдан ескі болып, одан жаңа сақтық көшірме болмаған жағдайға арналған. Көрсетілген себеп журналға жазылып, жарияланады. Алдымен web пен worker тоқтатылуы тиіс.',
      ru: 'Для случая, когда база данных старше последнего подписанного журнала, а более новой резервной копии нет. Причина вносится в журнал и публикуется. Сначала остановите web и worker.',
      en: 'For when the database is older than the journal as it was last signed and there is no newer backup. The reason is entered into the journal and published. Stop web and worker first.',
    }),
  },
  seed: {
    about: spoken({
      kk: 'Танысуға арналған үлгі деректерді жазу',
      ru: 'Записать образцы данных для знакомства',
      en: 'Write sample data, to look around with',
    }),
    options: { data },
  },
  admin: {
    about: spoken({
      kk: 'Адамға әкімші рөлін беру',
      ru: 'Назначить человека администратором',
      en: 'Make a person an administrator',
    }),
    operands: ['EMAIL'],
    options: { data },
  },
  declarations: {
    about: spoken({
      kk: 'Қолданыстағы рәсімдерді YAML файлдарына шығару (export), файлдардан қолданысқа енгізу (import) немесе салыстыру (diff)',
      ru: 'Выгрузить действующие процедуры в файлы YAML (export), ввести в действие из файлов (import) или сравнить (diff)',
      en: 'Write the procedures in force to YAML files (export), enact from files (import), or compare (diff)',
    }),
    operands: ['export|import|diff', 'PATH...'],
    options: { data },
    more: spoken({
      kk: 'Портал жұмыс істеп тұрғанда да орындалады. import бәрін тексереді де, не бәрін бірден қолданысқа енгізеді, не ештеңе енгізбейді; жаңа редакция ең ерте дегенде ертең күшіне енеді. Файл көрсетілмесе, diff порталды елдің жинағымен салыстырады; айырмашылық болса, 1 кодымен аяқталады.',
      ru: 'Работает и при запущенном портале. import проверяет всё и вводит либо всё, либо ничего; новая редакция вступает в силу не раньше завтрашнего дня. diff без файлов сравнивает портал с набором страны и при различиях завершается с кодом 1.',
      en: 'Works beside a running portal. import checks everything and enacts all or nothing; a new version begins tomorrow at the earliest. diff without files compares the portal with the country pack, and ends with code 1 when anything differs.',
    }),
  },
  lint: {
    about: spoken({
      kk: 'Рәсімдердің декларацияларын тексеру: тұйық кезеңдер, сілтемесіз ережелер, жетіспейтін тілдер; файлдар аталса, соларды тексеру',
      ru: 'Проверить декларации процедур: тупиковые этапы, правила без ссылки на акт, недостающие языки; если названы файлы, то их',
      en: 'Check the declared procedures, or those in files: steps that cannot end, rules without a citation, missing languages',
    }),
    operands: ['PATH...'],
  },
  words: {
    about: spoken({
      kk: 'Портал сөздерінің аударма файлын жазу (export) немесе онда жетіспейтінін көрсету (missing)',
      ru: 'Записать файл для перевода слов портала (export) или показать, чего в нём не хватает (missing)',
      en: 'Write the portal’s words as a translator’s file (export), or say what is missing in it (missing)',
    }),
    operands: ['export|missing', 'LANG', 'FILE?'],
    more: spoken({
      kk: 'Файл gettext PO форматында; елдің пакеті оны тілдің further.words өрісінде атайды. FILE аталмаса, экранға шығады. missing командасы әлі аудару керек болса, 1 кодын береді.',
      ru: 'Файл в формате gettext PO; пакет страны называет его в поле further.words языка. Без FILE он выводится на экран. missing отвечает кодом 1, пока есть что переводить.',
      en: 'The file is gettext PO; the country pack names it in further.words of the language. Without FILE it is printed. While anything is missing, missing answers with code 1.',
    }),
  },
} as const satisfies Record<string, Description>

export type CommandName = keyof typeof descriptions
