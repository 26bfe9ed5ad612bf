/** What is said when something cannot be done with keys, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const messages = {
  badSystem: {
    kk: 'Тізілімде компанияңыздың мұндай нөмірмен тіркелген қолданыстағы жүйесі жоқ. Алдымен жүйені тіркеңіз немесе өрісті бос қалдырыңыз.', ru: 'В реестре нет действующей системы вашей компании с таким номером. Сначала зарегистрируйте систему или оставьте поле пустым.',
    en: 'The register has no system of your company with this number in force. Register the system first, or leave the field empty.',
  },
  systemStopped: {
    kk: 'Кілт байланған жүйенің қолданысы өкіммен тоқтатыла тұрған немесе шектелген: өкім күшінде тұрғанда кілтті одан ажыратуға болмайды.', ru: 'Система, к которой привязан ключ, приостановлена или ограничена распоряжением: пока оно действует, ключ от неё не отвязывают.',
    en: 'The system to which the key is bound is suspended or restricted: while the order stands, the key is not taken off it.',
  },
  noKey: say('Мұндай кілт жоқ.', 'Такого ключа нет.', 'There is no such key.'),
  noCompany: say(
    'Модель кілті компанияға беріледі. Жоғарыдағы мәзірден компанияңызды таңдаңыз немесе «Тіркелгі» бетінде компания қосыңыз.',
    'Ключ модели выдаётся компании. Выберите свою компанию в меню вверху или добавьте её на странице «Учётная запись».',
    'A model key belongs to a company. Choose your company in the menu above, or add it on your account page.'),
  mayNot: say(
    'Кілттерді компания басшысы немесе оның сенімхаты бар адам басқарады. Басшыдан сенімхат сұраңыз.',
    'Ключами управляет руководитель компании или тот, кому он дал доверенность. Попросите у него доверенность.',
    'Keys are managed by the head of the company or by somebody with the head’s delegation. Ask the head for one.'),
  noUndertaking: say(
    'Алдымен бейбіт мақсатта пайдалану міндеттемесіне қол қойыңыз.', 'Сначала подпишите обязательство о мирном использовании.',
    'Sign the peaceful-use undertaking first.'),
  undertaking: say('Бейбіт мақсатта пайдалану міндеттемесі', 'Обязательство о мирном использовании', 'Peaceful-use undertaking'),
  alreadyAccepted: say('Компания бұл міндеттемені қабылдап қойған.', 'Компания уже приняла это обязательство.', 'The company has accepted this undertaking already.'),
  undertakingUnknown: say('Мұндай міндеттеме жоқ.', 'Такого обязательства нет.', 'There is no such undertaking.'),
  noName: say('Кілтке атау беріңіз: 1–60 таңба.', 'Дайте ключу название: от 1 до 60 знаков.', 'Give the key a name of 1 to 60 characters.'),
  nameTaken: say('Мұндай атауы бар кілт бар: басқа атау таңдаңыз.', 'Ключ с таким названием уже есть: выберите другое.', 'There is a key of this name: choose another one.'),
  noPurpose: say('Мақсатты тізімнен таңдаңыз.', 'Выберите цель из списка.', 'Choose a purpose from the list.'),
  noEndpoints: say('Кемінде бір мүмкіндікті таңдаңыз.', 'Выберите хотя бы одну возможность.', 'Choose at least one capability.'),
  badExpiry: (days: number) => say(
    `Мерзім 1 күннен ${days} күнге дейін болуы керек.`, `Срок должен быть от 1 до ${days} дней.`, `The term must be from 1 to ${days} days.`),
  badOverlap: (hours: number) => say(
    `0-ден ${hours} сағатқа дейін таңдаңыз.`, `Выберите от 0 до ${hours} часов.`, `Choose from 0 to ${hours} hours.`),
  badRate: (most: number) => say(`1 мен ${most} аралығындағы бүтін сан енгізіңіз.`, `Введите целое число от 1 до ${most}.`, `Enter a whole number from 1 to ${most}.`),
  revoked: say('Бұл кілт кері қайтарып алынған.', 'Этот ключ отозван.', 'This key is revoked.'),
  badModel: (unknown: readonly string[], there: readonly string[]) => {
    const [wrong, right] = [unknown.join(', '), there.join(', ')]
    return there.length === 0
      ? say(`Мұндай модель жоқ: ${wrong}. Әзірге бірде-бір модель жоқ: өрісті бос қалдырыңыз.`, `Нет такой модели: ${wrong}. Моделей пока нет: оставьте поле пустым.`, `There is no such model: ${wrong}. There are no models yet: leave the field empty.`)
      : say(`Мұндай модель жоқ: ${wrong}. Мыналардан таңдаңыз: ${right}.`, `Нет такой модели: ${wrong}. Выберите из имеющихся: ${right}.`, `There is no such model: ${wrong}. Choose from these: ${right}.`)
  },
  tooMany: say('Бір компанияға ең көбі 100 кілт беріледі. Қажет емесін кері қайтарып алыңыз.', 'У компании может быть не больше 100 ключей. Отзовите ненужный.', 'A company has 100 keys at most. Revoke one that is not needed.'),
} as const
