/** What is wrong with a text of YAML, in words that name the mend. */
import { formatDecimal, inEveryLanguage } from './format.ts'
import { same, spoken, type Text } from './text.ts'

export const tooLong = (longest: number): Text => inEveryLanguage((locale) => spoken({
  kk: `Мәтін тым ұзын: ${formatDecimal(String(longest), 'kk')} таңбадан аспауы керек.`,
  ru: `Текст слишком длинный: не больше ${formatDecimal(String(longest), 'ru')} знаков.`,
  en: `The text is too long: at most ${formatDecimal(String(longest), 'en')} characters.`,
})[locale])

export const empty: Text = { kk: 'Мұнда ештеңе жазылмаған. Толтырыңыз.', ru: 'Здесь ничего не написано. Заполните.', en: 'Nothing is written here. Fill it in.' }

export const noYaml: Text = {
  kk: 'Бұл жол YAML ретінде оқылмайды. Шегіністі (бос орын, табуляция емес), «атауы: мәні» түріндегі қос нүктені және тырнақшаларды тексеріңіз.',
  ru: 'Эта строка не читается как YAML. Проверьте отступы (пробелы, не табуляция), двоеточие в виде «имя: значение» и кавычки.',
  en: 'This line cannot be read as YAML. Check the indentation (spaces, no tabs), the colon of “name: value”, and the quotes.',
}

export const twice: Text = {
  kk: 'Бұл атау екі рет жазылған. Біреуін қалдырыңыз.', ru: 'Это имя написано дважды. Оставьте одно.', en: 'This name is written twice. Leave one of them.',
}

export const unfolds: Text = {
  kk: 'Мәтіндегі сілтемелер (*атау) тым көп немесе олар жоқ белгіге апарады. Қайталанатын бөліктерді толық жазыңыз.',
  ru: 'Ссылок вида *имя слишком много, или они ведут к метке, которой нет. Выпишите повторяющиеся части целиком.',
  en: 'There are too many references of the form *name, or one leads to an anchor that does not exist. Write the repeated parts out.',
}

export const missing = (name: string): Text => spoken({
  kk: `«${name}» жоқ. Оны қосыңыз.`, ru: `Нет «${name}». Добавьте.`, en: `“${name}” is missing. Add it.`,
})

export const unknownKey = (key: string, within: string): Text => (within === '' ? spoken({
  kk: `Мұнда «${key}» деген атау болмайды. Жазылуын тексеріңіз немесе алып тастаңыз.`,
  ru: `Здесь не бывает «${key}». Проверьте написание или удалите.`,
  en: `There is no “${key}” here. Check how it is spelt, or take it out.`,
}) : spoken({
  kk: `«${within}» ішінде «${key}» деген атау болмайды. Жазылуын тексеріңіз немесе алып тастаңыз.`,
  ru: `В «${within}» не бывает «${key}». Проверьте написание или удалите.`,
  en: `There is no “${key}” in “${within}”. Check how it is spelt, or take it out.`,
}))

export const oneOf = (name: string, values: readonly string[]): Text => spoken({
  kk: `«${name}» мыналардың бірі болуы керек: ${values.join(', ')}.`, ru: `«${name}» должно быть одним из: ${values.join(', ')}.`, en: `“${name}” must be one of: ${values.join(', ')}.`,
})

export const atLeast = (name: string, least: number | bigint, inclusive: boolean): Text => (inclusive
  ? spoken({ kk: `«${name}» кемінде ${least} болуы керек.`, ru: `«${name}» должно быть не меньше ${least}.`, en: `“${name}” must be at least ${least}.` })
  : spoken({ kk: `«${name}» ${least} санынан үлкен болуы керек.`, ru: `«${name}» должно быть больше ${least}.`, en: `“${name}” must be more than ${least}.` }))

/** In Russian as they stand after «должно быть». */
const kinds: Readonly<Record<string, Text>> = {
  number: spoken({ kk: 'сан', ru: 'числом', en: 'a number' }),
  int: spoken({ kk: 'бүтін сан', ru: 'целым числом', en: 'a whole number' }),
  string: spoken({ kk: 'мәтін', ru: 'текстом', en: 'a text' }),
  boolean: spoken({ kk: 'true немесе false', ru: 'true или false', en: 'true or false' }),
  array: spoken({ kk: 'тізім', ru: 'списком', en: 'a list' }),
  object: spoken({ kk: 'шегініспен жазылған атаулар тобы', ru: 'группой имён с отступом', en: 'a group of names, indented' }),
  record: spoken({ kk: 'шегініспен жазылған атаулар тобы', ru: 'группой имён с отступом', en: 'a group of names, indented' }),
  tuple: spoken({ kk: '[0.9, 0.95] түріндегі екі сан', ru: 'двумя числами в виде [0.9, 0.95]', en: 'two numbers, as in [0.9, 0.95]' }),
}

export const wrongKind = (name: string, expected: string): Text => {
  const kind = kinds[expected] ?? same(expected)
  return spoken({ kk: `«${name}» мәні ${kind.kk} болуы керек.`, ru: `Значение «${name}» должно быть ${kind.ru}.`, en: `The value of “${name}” must be ${kind.en}.` })
}

export const unkept = (name: string): Text => spoken({
  kk: `«${name}» мәтінінде сақтауға болмайтын таңба бар (U+0000 немесе бүлінген эмодзи). Оны өшіріңіз.`,
  ru: `В тексте «${name}» есть знак, который нельзя сохранить (U+0000 или повреждённый эмодзи). Удалите его.`,
  en: `The text of “${name}” holds a character that cannot be kept (U+0000, or half an emoji). Delete it.`,
})

export const wrongForm = (name: string): Text => spoken({
  kk: `«${name}» мәні рұқсат етілген түрде емес. Сипаттамадан осы атаудың түрін қараңыз.`,
  ru: `Значение «${name}» не в допустимом виде. Посмотрите вид этого имени в описании.`,
  en: `The value of “${name}” is not of the form that is allowed. See the description of this name.`,
})
