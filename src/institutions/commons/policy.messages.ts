/** Why access to data is refused, and what would help. */
import type { Text } from '../../law/text.ts'
import type { Denial } from './policy.ts'

export const refusalWords: Readonly<Record<Denial, Text>> = {
  'not found': { kk: 'Мұндай деректер жиыны жоқ.', ru: 'Такого набора данных нет.', en: 'There is no such dataset.' },
  withdrawn: {
    kk: 'Иесі деректерді қайтарып алды: оларды енді оқуға болмайды.', ru: 'Владелец отозвал данные: читать их больше нельзя.', en: 'The owner has withdrawn the data: they can no longer be read.',
  },
  'sign in': { kk: 'Бұл деректерді көру үшін жүйеге кіріңіз.', ru: 'Чтобы получить эти данные, войдите в систему.', en: 'Sign in to get these data.' },
  ask: {
    kk: 'Деректерге қолжетімділік шектелген: ұйымыңыздың атынан рұқсат сұраңыз.',
    ru: 'Доступ к данным ограничен: запросите разрешение от имени вашей организации.',
    en: 'Access to the data is restricted: ask for it on behalf of your organisation.',
  },
  'not a named person': {
    kk: 'Рұқсат ұйымыңызға берілген, бірақ онда сіздің атыңыз жоқ: қосымша рұқсат сұраңыз.',
    ru: 'Доступ вашей организации предоставлен, но вас среди названных лиц нет: запросите доступ дополнительно.',
    en: 'Your organisation has access, but you are not among the people named: ask for access for you too.',
  },
  expired: { kk: 'Рұқсаттың мерзімі өтті: қайта сұраңыз.', ru: 'Срок доступа истёк: запросите его снова.', en: 'The access has expired: ask for it again.' },
  revoked: { kk: 'Рұқсаттың күші жойылған.', ru: 'Доступ отозван.', en: 'The access was withdrawn.' },
  'not lent in this way': {
    kk: 'Деректер бұл тәсілмен берілмейді: деректер жиынының бетінде қандай тәсілдер бар екені жазылған.',
    ru: 'Таким способом данные не предоставляются: доступные способы названы на странице набора.',
    en: 'The data are not lent in this way: the page of the dataset says in which ways they are.',
  },
  'another purpose': {
    kk: 'Рұқсат басқа мақсатқа берілген: осы мақсатқа бөлек сұраңыз.', ru: 'Доступ предоставлен для другой цели: запросите его для этой.', en: 'The access was granted for another purpose: ask for it for this one.',
  },
  'another version': {
    kk: 'Рұқсат бұл нұсқаға таралмайды.', ru: 'Доступ не распространяется на эту версию.', en: 'The access does not cover this version.',
  },
}
