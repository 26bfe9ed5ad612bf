/** What `shanyraq data` says. */
import { spoken, type Text } from '../law/text.ts'

export const datasetMessages = {
  usage: { kk: 'Қолданылуы:', ru: 'Использование:', en: 'Usage:' },
  noToken: {
    kk: 'Портал кілті керек: тіркелгіңіздің «Портал кілттері» бетінде datasets:read және datasets:write құқықтары бар кілт жасап, SHANYRAQ_TOKEN айнымалысына жазыңыз.',
    ru: 'Нужен ключ портала: создайте на странице «Ключи портала» своей учётной записи ключ с правами datasets:read и datasets:write и запишите его в переменную SHANYRAQ_TOKEN.',
    en: 'A portal key is needed: make one with datasets:read and datasets:write on the page “Portal keys” of your account, and put it into SHANYRAQ_TOKEN.',
  },
  badToken: {
    kk: 'Портал кілтті танымады: оның мерзімі өткен немесе ол кері қайтарып алынған. Тіркелгіңіздің «Портал кілттері» бетінде жаңасын жасап, SHANYRAQ_TOKEN айнымалысына жазыңыз.',
    ru: 'Портал не признал ключ: его срок истёк или он отозван. Создайте новый на странице «Ключи портала» своей учётной записи и запишите его в переменную SHANYRAQ_TOKEN.',
    en: 'The portal does not know the key: it has expired or was revoked. Make a new one on the page “Portal keys” of your account and put it into SHANYRAQ_TOKEN.',
  },
  notFound: {
    kk: 'Мұндай деректер жиыны не нұсқа жоқ, немесе оны көруге рұқсатыңыз жоқ.', ru: 'Такого набора данных или версии нет, или у вас нет к ним доступа.',
    en: 'There is no such dataset or version, or you may not see it.',
  },
  noPortal: (url: string): Text => spoken({
    kk: `Портал жауап бермейді: ${url}. Мекенжайын --portal арқылы немесе SHANYRAQ_PORTAL айнымалысымен беріңіз.`,
    ru: `Портал не отвечает: ${url}. Укажите адрес через --portal или переменную SHANYRAQ_PORTAL.`,
    en: `The portal does not answer: ${url}. Give its address with --portal or SHANYRAQ_PORTAL.`,
  }),
  emptyFolder: (folder: string): Text => spoken({ kk: `Бумада жіберетін файл жоқ: ${folder}. Деректер файлдары бар буманы көрсетіңіз.`, ru: `В папке нет файлов для отправки: ${folder}. Укажите папку с файлами данных.`, en: `There are no files to send in ${folder}. Name the folder that holds the data.` }),
  sending: (count: number): Text => spoken({ kk: `Жіберілетін файлдар: ${count}`, ru: `Отправляется файлов: ${count}`, en: `Sending files: ${count}` }),
  unchanged: (commit: string): Text => spoken({
    kk: `Ештеңе өзгерген жоқ: бұл файлдар порталда бар (${commit}).`, ru: `Ничего не изменилось: эти файлы на портале уже есть (${commit}).`,
    en: `Nothing has changed: the portal has these files already (${commit}).`,
  }),
  sent: (count: number, commit: string): Text => spoken({
    kk: `Жіберілген файлдар: ${count} (${commit}). Жаңа нұсқа оқылып жатыр.`, ru: `Отправлено файлов: ${count} (${commit}). Новая версия читается.`,
    en: `Files sent: ${count} (${commit}). The new version is being read.`,
  }),
  fetching: (path: string): Text => spoken({ kk: `Жүктеп алынып жатыр: ${path}`, ru: `Скачивается: ${path}`, en: `Fetching ${path}` }),
  fetched: (count: number, kept: number, folder: string): Text => spoken({
    kk: `Жүктеп алынған файлдар: ${count}, бұрыннан бары: ${kept}. Бума: ${folder}`, ru: `Скачано файлов: ${count}, уже были: ${kept}. Папка: ${folder}`,
    en: `Files fetched: ${count}, there already: ${kept}. Folder: ${folder}`,
  }),
  strangePath: (path: string): Text => spoken({ kk: `Файлдың жолы бумадан тыс: ${path}`, ru: `Путь файла ведёт за пределы папки: ${path}`, en: `The path leads out of the folder: ${path}` }),
  brokenOnTheWay: (path: string): Text => spoken({
    kk: `Файл жолда бүлінген: ${path}. Команданы қайталаңыз.`, ru: `Файл повреждён при передаче: ${path}. Повторите команду.`, en: `The file was damaged on the way: ${path}. Run the command again.`,
  }),
} as const
