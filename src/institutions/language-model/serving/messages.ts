/** Words of serving. */
import type { Text } from '../../../law/text.ts'

export const words = {
  notStarted: (model: string): Text => ({
    kk: `${model} моделі іске қосылмады. Бір минуттан кейін қайталаңыз; себебін «Модельдер қызметі» бетінен көріңіз.`,
    ru: `Модель ${model} не запустилась. Повторите через минуту; причину показывает страница «Обслуживание моделей».`,
    en: `The model ${model} did not start. Try again in a minute; the page “Serving of models” says why.`,
  }),
  waits: (model: string, seconds: number): Text => ({
    kk: `${model} моделі бірнеше рет тоқтап қалды, ол ${seconds} секундтан кейін қайта іске қосылады.`,
    ru: `Модель ${model} несколько раз останавливалась; она будет запущена снова через ${seconds} с.`,
    en: `The model ${model} stopped several times; it is started again in ${seconds} seconds.`,
  }),
  full: {
    kk: 'Осы жүйедегі модельдердің бәрі жұмыс істеп тұр, тағы біреуіне орын жоқ. Біраздан кейін қайталаңыз.',
    ru: 'Все модели этой системы заняты, места для ещё одной нет. Повторите немного позже.',
    en: 'All models of this system are at work, and there is no room for another. Try again a little later.',
  },
  unreadable: (path: string, why: string): Text => ({
    kk: `${path} файлындағы сыртқы модельдер тізімі дұрыс емес: ${why}. Файлды түзетіңіз: ол өзі қайта оқылады.`,
    ru: `Список серверов моделей в файле ${path} неверен: ${why}. Исправьте файл: он будет прочитан снова сам.`,
    en: `The list of model servers in ${path} is wrong: ${why}. Mend the file: it is read again by itself.`,
  }),
  closed: { kk: 'Модельдер қызметі тоқтатылды.', ru: 'Обслуживание моделей остановлено.', en: 'Serving of models has been stopped.' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>
