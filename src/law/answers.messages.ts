/** What the portal says about an answer that it cannot accept: what is wrong, and the mend. */
import { conventions } from './conventions.ts'
import type { Field } from './field.ts'
import { plural } from './format.ts'
import { spoken, type Text } from './text.ts'

export const answerMessages = {
  missing: ({ label, kind }: Pick<Field, 'label' | 'kind'>): Text => (kind === 'flag'
    ? spoken({
      kk: `«Иә» немесе «Жоқ» деп жауап беріңіз: ${label.kk}`,
      ru: `Ответьте «Да» или «Нет»: ${label.ru}`,
      en: `Answer “Yes” or “No”: ${label.en}`,
    })
    : spoken({
      kk: `«${label.kk}» өрісі толтырылмаған.`,
      ru: `Поле «${label.ru}» не заполнено.`,
      en: `“${label.en}” is not answered.`,
    })),
  tooLong: (limit: number, length: number): Text => spoken({
    kk: `Мәтін тым ұзын: ең көбі ${limit} таңба, қазір ${length}. Қысқартыңыз.`,
    ru: `Текст слишком длинный: не более ${limit} знаков, сейчас ${length}. Сократите его.`,
    en: `The text is too long: at most ${limit} characters, now ${length}. Shorten it.`,
  }),
  notAnEmail: {
    kk: 'Электрондық пошта мекенжайы қате. Мысалы: aty@example.kz',
    ru: 'Неверный адрес электронной почты. Пример: imya@example.kz',
    en: 'This is not an e-mail address. Write it like name@example.kz',
  },
  notAPhone(): Text {
    const { example } = conventions().phones
    return spoken({
      kk: `Телефон нөмірі қате. Халықаралық түрде жазыңыз: ${example}`,
      ru: `Неверный номер телефона. Укажите его в международном виде: ${example}`,
      en: `This is not a phone number. Write it in the international form: ${example}`,
    })
  },
  notAnInteger: {
    kk: 'Бүтін сан жазыңыз, мысалы, 12.',
    ru: 'Укажите целое число, например 12.',
    en: 'Write a whole number, such as 12.',
  },
  notADecimal: {
    kk: 'Сан жазыңыз, мысалы, 12,5.',
    ru: 'Укажите число, например 12,5.',
    en: 'Write a number, such as 12.5.',
  },
  tooSmall: (min: string): Text => spoken({
    kk: `Сан тым кіші: кемінде ${min} болуы керек.`,
    ru: `Число слишком мало: не менее ${min}.`,
    en: `The number is too small: at least ${min}.`,
  }),
  tooLarge: (max: string): Text => spoken({
    kk: `Сан тым үлкен: ең көбі ${max} болуы керек.`,
    ru: `Число слишком велико: не более ${max}.`,
    en: `The number is too large: at most ${max}.`,
  }),
  notMoney(): Text {
    const { words } = conventions().currency
    return spoken({
      kk: `Соманы ${words.in.kk} жазыңыз, мысалы, 1 250 000 немесе 1 250 000,50.`,
      ru: `Укажите сумму ${words.in.ru}, например 1 250 000 или 1 250 000,50.`,
      en: `Write an amount ${words.in.en}, such as 1 250 000 or 1 250 000.50.`,
    })
  },
  negativeMoney: {
    kk: 'Сома теріс болмауы керек.',
    ru: 'Сумма не может быть отрицательной.',
    en: 'The amount cannot be negative.',
  },
  notADate: {
    kk: 'Күнді кк.аа.жжжж түрінде жазыңыз, мысалы, 24.11.2026.',
    ru: 'Укажите дату в виде дд.мм.гггг, например 24.11.2026.',
    en: 'Write the date as dd.mm.yyyy, such as 24.11.2026.',
  },
  noSuchDate: {
    kk: 'Күнтізбеде мұндай күн жоқ. Күнді тексеріңіз.',
    ru: 'Такой даты нет в календаре. Проверьте её.',
    en: 'There is no such day in the calendar. Check the date.',
  },
  notATime: {
    kk: 'Уақытты сағат мен минут түрінде жазыңыз, мысалы, 09:30.',
    ru: 'Укажите время в часах и минутах, например 09:30.',
    en: 'Write the time in hours and minutes, such as 09:30.',
  },
  notADateTime: {
    kk: 'Күн мен уақытты кк.аа.жжжж сс:мм түрінде жазыңыз, мысалы, 24.11.2026 09:30.',
    ru: 'Укажите дату и время в виде дд.мм.гггг чч:мм, например 24.11.2026 09:30.',
    en: 'Write the day and the time as dd.mm.yyyy hh:mm, such as 24.11.2026 09:30.',
  },
  notAChoice: {
    kk: 'Берілген нұсқалардың бірін таңдаңыз.',
    ru: 'Выберите один из предложенных вариантов.',
    en: 'Choose one of the options.',
  },
  notCoordinates: {
    kk: 'Координаттарды градуспен жазыңыз: ендік (−90-нан 90-ға дейін), үтір, бойлық (−180-нен 180-ге дейін). Мысалы, 43.238949, 76.889709.',
    ru: 'Укажите координаты в градусах: широта (от −90 до 90), запятая, долгота (от −180 до 180). Например, 43.238949, 76.889709.',
    en: 'Write the coordinates in degrees: latitude (−90 to 90), a comma, longitude (−180 to 180), such as 43.238949, 76.889709.',
  },
  notANumber: {
    kk: 'Жазбаның нөмірін тізілімдегідей жазыңыз, мысалы, ABC-2026-000123.',
    ru: 'Укажите номер записи так, как он стоит в реестре, например ABC-2026-000123.',
    en: 'Write the number of the entry as the register has it, such as ABC-2026-000123.',
  },
  noAddressPart: (part: string, parts: readonly string[]): Text => spoken({
    kk: `Мекенжайда «${part}» деген бөлік жоқ. Бөліктері: ${parts.join(', ')}.`,
    ru: `В адресе нет части «${part}». Его части: ${parts.join(', ')}.`,
    en: `An address has no part “${part}”. Its parts are ${parts.join(', ')}.`,
  }),
  tooFewChoices: (min: number): Text => spoken({
    kk: `Таңдалғаны аз. Ең аз саны: ${min}.`,
    ru: `Выбрано слишком мало. Наименьшее число вариантов: ${min}.`,
    en: `Choose at least ${min}.`,
  }),
  tooManyChoices: (max: number): Text => spoken({
    kk: `Таңдалғаны көп. Ең көп саны: ${max}.`,
    ru: `Выбрано слишком много. Наибольшее число вариантов: ${max}.`,
    en: `Choose at most ${max}.`,
  }),
  tooFewRows: (min: number): Text => spoken({
    kk: `Кестеде кемінде ${min} жол болуы керек. Жол қосып, толтырыңыз.`,
    ru: `Минимальное число строк в таблице: ${min}. Добавьте строки и заполните их.`,
    en: `The table needs at least ${min} ${plural('en', min, { one: 'row', other: 'rows' })}. Add and fill them.`,
  }),
  tooManyRows: (max: number): Text => spoken({
    kk: `Кестеде ${max} жолдан артық болмауы керек.`,
    ru: `Наибольшее число строк в таблице: ${max}.`,
    en: `The table can have at most ${max} ${plural('en', max, { one: 'row', other: 'rows' })}.`,
  }),
} as const
