/** The words of learning records: their keys, and the page on which people see their own. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const most = (kk: string, ru: string, en: string) => (limit: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(limit, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

export const messages = {
  noName: { kk: 'Кілттің атауын жазыңыз, 60 таңбаға дейін.', ru: 'Назовите ключ, до 60 знаков.', en: 'Name the key, in up to 60 characters.' },
  noScopes: { kk: 'Сізге берілетін рұқсаттардан кемінде біреуін таңдаңыз.', ru: 'Выберите хотя бы одно из разрешений, которые вам доступны.', en: 'Choose at least one of the scopes that you may give.' },
  badDays: most('1-ден # күнге дейін жазыңыз.', 'Укажите от 1 до # дней.', 'Write from 1 to # days.'),
  badRate: most('Минутына 1-ден # сұрауға дейін жазыңыз.', 'Укажите от 1 до # запросов в минуту.', 'Write from 1 to # requests in a minute.'),
  tooMany: { kk: 'Кілт тым көп: қажет емесін жойыңыз.', ru: 'Слишком много ключей: отзовите ненужные.', en: 'Too many keys: revoke those that you do not need.' },
  noKey: { kk: 'Мұндай кілт жоқ.', ru: 'Такого ключа нет.', en: 'There is no such key.' },
} as const satisfies Record<string, Text | ((limit: number) => Text)>
