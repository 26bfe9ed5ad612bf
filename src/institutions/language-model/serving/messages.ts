/** Words of serving, and of the page by which an operator sees it. */
import { spoken, type Text } from '../../../law/text.ts'

export const words = {
  notStarted: (model: string): Text => spoken({
    kk: `${model} моделі іске қосылмады. Бір минуттан кейін қайталаңыз; себебін «Модельдер қызметі» бетінен көріңіз.`,
    ru: `Модель ${model} не запустилась. Повторите через минуту; причину показывает страница «Обслуживание моделей».`,
    en: `The model ${model} did not start. Try again in a minute; the page “Serving of models” says why.`,
  }),
  waits: (model: string, seconds: number): Text => spoken({
    kk: `${model} моделі бірнеше рет тоқтап қалды, ол ${seconds} секундтан кейін қайта іске қосылады.`,
    ru: `Модель ${model} несколько раз останавливалась; она будет запущена снова через ${seconds} с.`,
    en: `The model ${model} stopped several times; it is started again in ${seconds} seconds.`,
  }),
  full: {
    kk: 'Бұл жүйеде модельдердің бәрі бос емес, тағы біреуіне орын жоқ. Біраздан кейін қайталаңыз.',
    ru: 'Все модели этой системы заняты, места для ещё одной нет. Повторите немного позже.',
    en: 'All models of this system are at work, and there is no room for another. Try again a little later.',
  },
  unreadable: (path: string, why: string): Text => spoken({
    kk: `${path} файлындағы сыртқы модельдер тізімі дұрыс емес: ${why}. Файлды түзетіңіз: ол өзі қайта оқылады.`,
    ru: `Список серверов моделей в файле ${path} неверен: ${why}. Исправьте файл: он будет прочитан снова сам.`,
    en: `The list of model servers in ${path} is wrong: ${why}. Mend the file: it is read again by itself.`,
  }),
  closed: { kk: 'Модельдер қызметі тоқтатылды.', ru: 'Обслуживание моделей остановлено.', en: 'Serving of models has been stopped.' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>

export const pageWords = {
  title: { kk: 'Модельдер қызметі', ru: 'Обслуживание моделей', en: 'Serving of models' },
  lead: {
    kk: 'Модельдерге жіберілген сұрауларға жауап беретін серверлер: осы жүйенің өз процестері және оператор файлында аталғандар. Істен шыққан сервер соңғы кезекте сұралады, жауап бере бастағанда орнына қайта келеді.',
    ru: 'Серверы, которые отвечают на запросы к моделям: собственные процессы этой системы и названные в файле оператора. Неисправный опрашивается последним, а когда ответит, возвращается на своё место.',
    en: 'The servers that answer for the models: processes of this system, and those that the operator’s file names. One that fails is asked last, and has its place again once it answers.',
  },
  thisProcess: {
    kk: 'Бұл бетте осы жауапты берген процестің білетіні ғана көрсетілген: басқа процестер серверлерді өздері тексереді.',
    ru: 'Здесь показано, что знает тот процесс, который ответил: другие процессы проверяют серверы сами.',
    en: 'This shows what the process that answered knows: other processes look after the servers by themselves.',
  },
  fileTrouble: { kk: 'Оператор файлында қате бар, бұрынғы тізім қолданылып тұр', ru: 'В файле оператора ошибка, действует прежний список', en: 'The operator’s file is wrong; the list before it holds' },
  servers: { kk: 'Серверлер', ru: 'Серверы', en: 'Servers' },
  server: { kk: 'Сервер', ru: 'Сервер', en: 'Server' },
  models: { kk: 'Модельдер', ru: 'Модели', en: 'Models' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  answers: { kk: 'Жауап уақыты', ru: 'Время ответа', en: 'Answers in' },
  calls: { kk: 'Сұраулар', ru: 'Запросы', en: 'Requests' },
  lastError: { kk: 'Соңғы қате', ru: 'Последняя ошибка', en: 'Last error' },
  local: { kk: 'өз процесіміз', ru: 'собственный процесс', en: 'process of our own' },
  outside: { kk: 'бағдарламадан тыс: дербес деректер жасырылып жіберіледі', ru: 'вне программы: персональные данные скрываются', en: 'beyond the programme: personal data is masked' },
  milliseconds: { kk: 'мс', ru: 'мс', en: 'ms' },
  none: { kk: 'Жауап беретін сервер жоқ', ru: 'Серверов нет', en: 'There are no servers' },
  noneHint: {
    kk: 'Модель шығарыңыз немесе серверлерді LANGUAGE_MODEL_UPSTREAMS баптауындағы файлда атаңыз.',
    ru: 'Выпустите модель или назовите серверы в файле, указанном в настройке LANGUAGE_MODEL_UPSTREAMS.',
    en: 'Release a model, or name servers in the file of the setting LANGUAGE_MODEL_UPSTREAMS.',
  },
  healthy: { kk: 'жұмыс істеп тұр', ru: 'работает', en: 'answers' },
  ill: { kk: 'жауап бермейді', ru: 'не отвечает', en: 'does not answer' },
  onTrial: { kk: 'сыналып жатыр', ru: 'проверяется', en: 'is on trial' },
  set: { kk: 'Шектері', ru: 'Пределы', en: 'Limits' },
  atOnce: { kk: 'Бір мезгілдегі сұраулар', ru: 'Запросов одновременно', en: 'Calls at once' },
  timeouts: {
    connectMs: { kk: 'Байланыс орнату уақыты', ru: 'Установка соединения', en: 'To connect' },
    firstByteMs: { kk: 'Жауап басталғанға дейін', ru: 'До начала ответа', en: 'Until the answer begins' },
    idleMs: { kk: 'Екі бөліктің арасы', ru: 'Между двумя частями', en: 'Between two pieces' },
    wholeMs: { kk: 'Тұтас берілетін жауап', ru: 'Ответ целиком', en: 'An answer in one piece' },
    totalMs: { kk: 'Ағынмен берілетін жауап', ru: 'Потоковый ответ', en: 'A streamed answer' },
  },
  retries: { kk: 'Байланыс үзілгенде қайталау саны', ru: 'Повторов при сбое соединения', en: 'Tried again when the connection fails' },
  breaker: { kk: 'Соңғы кезекке қалдыру', ru: 'Опрашивается последним', en: 'Tried last' },
  states: {
    ready: { kk: 'іске қосылған', ru: 'запущен', en: 'runs' },
    starting: { kk: 'іске қосылып жатыр', ru: 'запускается', en: 'is starting' },
    stopped: { kk: 'бірінші сұрау келгенде іске қосылады', ru: 'запустится при первом запросе', en: 'starts with the first request' },
    waits: { kk: 'тоқтап қалды, қайта іске қосылады', ru: 'остановился, будет запущен снова', en: 'stopped, is started again soon' },
  },
} satisfies Record<string, Text | Record<string, Text>>

export const inSeconds = (milliseconds: number): Text => {
  const seconds = String(Math.round(milliseconds / 100) / 10)
  return spoken({ kk: `${seconds.replace('.', ',')} с`, ru: `${seconds.replace('.', ',')} с`, en: `${seconds} s` })
}

/** When calls that fail make a server the last that is tried. */
export const breakerOf = (failures: number, longestMs: number): Text => spoken({
  kk: `қатарынан ${failures} сұрау сәтсіз болғанда, ұзақтығы ең көбі ${inSeconds(longestMs).kk}`,
  ru: `неудачных запросов подряд: ${failures}, не дольше ${inSeconds(longestMs).ru}`,
  en: `after ${failures} failed calls in a row, for ${inSeconds(longestMs).en} at most`,
})

export const triedAgain = (milliseconds: number): Text => {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  return spoken({ kk: `${seconds} секундтан кейін қайта сыналады`, ru: `повторная проверка через ${seconds} с`, en: `is tried again in ${seconds} s` })
}
